import {
  type FocusEvent,
  type KeyboardEvent,
  type ReactNode,
  useId,
  useRef,
  useState,
  useSyncExternalStore,
} from 'react';
import type { FormHandle } from './create-schema-form';
import classes from './form.module.css';
import { differsFromDefault } from './form-snapshot';
import { RealName } from './real-name';
import { RichText } from './rich-text';
import type { Field, FieldGroup } from './types';
import { useAreHidden } from './use-schema-form';

type ParameterGroupProps = {
  form: FormHandle;
  group: FieldGroup;
  id: string;
  /** Its fields that a search lets pass. */
  fields: Field[];
  /** True while the form is searched: what was found is not left folded. */
  isSearched: boolean;
  children: ReactNode;
};

/**
 * A group of rows in a frame, which ends where the group does. It folds as `<details>` does, so a search in the page
 * opens it, and a reader without scripts or rights can. Tab goes on into a folded one, which folds again behind it.
 */
export function ParameterGroup({ form, group, id, fields, isSearched, children }: ParameterGroupProps) {
  const descriptionId = useId();
  const titleId = useId();
  const [isFolded, setFolded] = useState(() => form.folded.has(group.id));
  const isVisit = useRef(false);
  const isOpen = isSearched || !isFolded;
  const keys = fields.map(({ key }) => key);
  const toggle = (open: boolean) => {
    if (open === isOpen) return;
    setFolded(!open);
    if (open) form.folded.delete(group.id);
    else form.folded.add(group.id);
  };
  const visit = ({ key, shiftKey, currentTarget }: KeyboardEvent) => {
    const details = currentTarget.closest('details');
    if (details === null || details.open || key !== 'Tab' || shiftKey) return;
    details.open = true;
    isVisit.current = true;
  };
  const leave = ({ currentTarget, relatedTarget }: FocusEvent<HTMLDetailsElement>) => {
    if (!isVisit.current || relatedTarget === null || currentTarget.contains(relatedTarget)) return;
    isVisit.current = false;
    currentTarget.open = false;
  };
  return (
    <fieldset
      id={id}
      data-group={group.id}
      className={classes.group}
      hidden={useAreHidden(form, keys)}
      aria-labelledby={titleId}
      aria-describedby={group.description ? descriptionId : undefined}
    >
      <details open={isOpen} onToggle={({ currentTarget }) => toggle(currentTarget.open)} onBlur={leave}>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it is what opens and closes its details */}
        <summary
          className={classes.fold}
          onKeyDown={visit}
          onClick={() => {
            isVisit.current = false;
          }}
        >
          <span id={titleId} className={classes.label}>
            {group.title}
          </span>
          {group.name === null ? null : <RealName name={group.name} title={group.title} />}
          {isOpen ? null : <FoldedAway form={form} fields={fields} />}
        </summary>
        {group.description ? (
          <div id={descriptionId} className={`${classes.groupDescription} ${classes.prose}`}>
            <RichText text={group.description} />
          </div>
        ) : null}
        {children}
      </details>
    </fieldset>
  );
}

/** What is in a folded group, where nothing of it can be seen. Only there does anything follow every change. */
function FoldedAway({ form, fields }: { form: FormHandle; fields: Field[] }) {
  const read = () => {
    const shown = fields.filter(({ key }) => !form.isHidden(key));
    const differing = shown.filter((field) => differsFromDefault(field, form.state(field.key))).length;
    const invalid = shown.filter(({ key }) => form.issuesOf(key).length > 0).length;
    return `${shown.length} ${differing} ${invalid}`;
  };
  const [count = 0, differing = 0, invalid = 0] = useSyncExternalStore(form.subscribe, read, read)
    .split(' ')
    .map(Number);
  return (
    <span className={classes.folded}>
      <span>{count === 1 ? '1 parameter' : `${count} parameters`}</span>
      {differing === 0 ? null : (
        <span data-differs>
          {differing === 1 ? '1 differs from the default' : `${differing} differ from the default`}
        </span>
      )}
      {invalid === 0 ? null : <span data-error>{invalid === 1 ? '1 error' : `${invalid} errors`}</span>}
    </span>
  );
}
