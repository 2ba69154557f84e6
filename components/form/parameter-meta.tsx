import type { FormHandle } from './create-schema-form';
import type { FieldStanding } from './field-standing';
import { defaultText } from './fields/options-of';
import classes from './form.module.css';
import { limitsOf } from './limits-of';
import { PinnedMark } from './pinned-mark';
import { controlFor } from './registry';
import type { Field } from './types';

export type ParameterMetaProps = {
  /** Of the control; that of the line is made from it. */
  id: string;
  form: FormHandle;
  field: Field;
  standing: FieldStanding | undefined;
  /** True where what applies is not the default. */
  differs: boolean;
  inherits: boolean;
  isPinned: boolean;
  isNull: boolean;
};

/** The line under a description: the default, the limits, and what can be done with the value. */
export function ParameterMeta(props: ParameterMetaProps) {
  const { form, field, standing, differs, isPinned, isNull } = props;
  const { key, parameter } = field;
  const id = `${props.id}-meta`;
  // The button that was pressed goes away or does the opposite, so the focus goes to the line that it stands in.
  const then = (action: (key: Field['key']) => void) => () => {
    action(key);
    document.getElementById(id)?.focus();
  };
  const verb = verbFor(props);
  return (
    <div id={id} className={classes.meta} tabIndex={-1}>
      <DefaultOf field={field} differs={differs} isRequired={typeof standing?.required === 'string'} />
      {limitsOf(parameter).map((text) => (
        <span key={text}>{text}</span>
      ))}
      {standing?.required ? <span>required while {standing.required}</span> : null}
      {standing?.unused ? <span>not used while {standing.unused}</span> : null}
      {parameter.deprecated ? <span className={classes.deprecated}>deprecated</span> : null}
      {parameter.readOnly ? <span>set by the provider</span> : null}
      {isPinned ? <PinnedMark /> : null}
      {parameter.readOnly ? null : (
        <>
          {verb === null ? null : (
            <Action
              verb={verb}
              title={parameter.title}
              onClick={then(verb === 'Pin' ? form.pin : form.reset)}
              quiet={verb === 'Pin' ? 'here' : undefined}
            />
          )}
          {parameter.nullable && !isNull && !controlFor(parameter).offersStates ? (
            <Action verb="Set to null" title={parameter.title} onClick={then(form.setNull)} quiet="below" />
          ) : null}
        </>
      )}
    </div>
  );
}

/** A default up to this long fits into the narrowest line. */
const SHORT_CHARACTERS = 30;

type DefaultOfProps = { field: Field; differs: boolean; isRequired: boolean };

function DefaultOf({ field, differs, isRequired }: DefaultOfProps) {
  if (field.default === undefined) {
    return <span>{withoutDefault(isRequired || field.parameter.required, differs)}</span>;
  }
  const text = defaultText(field.parameter, field.default);
  return (
    <span className={classes.default} data-long={text.length > SHORT_CHARACTERS || undefined}>
      default {differs ? <s>{text}</s> : text}
      {differs ? <span className={classes.words}>, the value differs from the default</span> : null}
    </span>
  );
}

function withoutDefault(isRequired: boolean, differs: boolean) {
  return `${isRequired ? 'required' : 'optional'}, no default${differs ? ', set here' : ''}`;
}

/** What can be done with the value; it is one button, since a new one makes the browser read all controls again. */
function verbFor({ field, inherits, isPinned }: ParameterMetaProps) {
  if (field.default === undefined) return inherits ? null : 'Unset';
  if (inherits) return 'Pin';
  return isPinned ? 'Unpin' : 'Reset';
}

/** What is quiet shows only where the pointer or the focus is: in its place in the line, or below the row. */
type ActionProps = { verb: string; title: string; onClick: () => void; quiet?: 'here' | 'below' | undefined };

function Action({ verb, title, onClick, quiet }: ActionProps) {
  return (
    <button
      type="button"
      className={classes.action}
      data-quiet={quiet}
      aria-label={`${verb} ${title}`}
      onClick={onClick}
    >
      {verb}
    </button>
  );
}
