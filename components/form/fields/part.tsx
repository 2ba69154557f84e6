import type { Parameter } from '@/lib/config-schema';
import type { FieldIssue } from '../types';
import type { Content } from './contents';
import { focusPart, type InputAttributes, partOf } from './control';
import { useControls } from './controls';
import parts from './parts.module.css';

type PartProps = {
  parameter: Parameter;
  /** Its name in the whole: a property, a place, a branch. */
  part: string;
  /** The same as part of an id, where the name may hold anything. */
  place?: string;
  /** What it is called: "Stops, item 2". */
  name: string;
  /** Absent where the part is unset. */
  content: Content | undefined;
  /** True where the whole may do without it. */
  optional: boolean;
  issues: FieldIssue[];
  whole: InputAttributes;
  hidden?: boolean;
  /** The ids of what is said of it. */
  about?: string;
  onContent: (content: Content | undefined) => void;
};

/** One part of a control that has parts: the control that fits it best, and the ways to null and to nothing. */
export function Part(props: PartProps) {
  const { parameter, part, name, content, optional, issues, hidden, about, onContent } = props;
  const id = props.place ?? part;
  const whole = parameter.readOnly ? { ...props.whole, disabled: true } : props.whole;
  const { name: control, component: Control, composite, offersStates } = useControls().controlFor(parameter);
  const value = content !== undefined && 'value' in content ? content.value : undefined;
  const draft = content !== undefined && 'draft' in content ? content.draft : undefined;
  const then = (next: Content | undefined) => () => {
    onContent(next);
    focusPart(whole, id);
  };
  const canUnset = optional && content !== undefined && !offersStates;
  const canSetNull = parameter.nullable && value !== null && !offersStates;
  return (
    <div
      className={parts.part}
      data-part={part}
      data-control={control}
      data-stacked={composite || undefined}
      hidden={hidden}
    >
      <Control
        parameter={parameter}
        value={value}
        draft={draft}
        optional={optional}
        placeholder={value === null ? 'null' : content === undefined ? 'Unset' : undefined}
        issues={issues}
        onChange={(next) => onContent(next === undefined ? undefined : { value: next })}
        onDraft={(text, message) => onContent({ draft: text, message })}
        input={partOf(whole, id, name, draft !== undefined || issues.length > 0, about)}
      />
      {canUnset ? <StateButton verb="Unset" name={name} whole={whole} onClick={then(undefined)} /> : null}
      {canSetNull ? (
        <StateButton verb="null" name={name} whole={whole} onClick={then({ value: null })} />
      ) : null}
    </div>
  );
}

type StateButtonProps = { verb: 'Unset' | 'null'; name: string; whole: InputAttributes; onClick: () => void };

function StateButton({ verb, name, whole, onClick }: StateButtonProps) {
  return (
    <button
      type="button"
      className={parts.stateButton}
      aria-label={verb === 'null' ? `Set to null ${name}` : `Unset ${name}`}
      disabled={whole.disabled}
      onClick={onClick}
    >
      {verb}
    </button>
  );
}
