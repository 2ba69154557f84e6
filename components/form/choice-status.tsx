import { useSyncExternalStore } from 'react';
import type { FormHandle } from './create-schema-form';
import { defaultText } from './fields/options-of';
import classes from './form.module.css';
import type { Field } from './types';

/** Under the choice of a branch: what changed with it, for people who see and those who listen. */
export function ChoiceStatus({ form, field }: { form: FormHandle; field: Field }) {
  const read = () =>
    form
      .changedWith(field.key)
      .map((changed) => changeOf(form, changed))
      .join(', ');
  const text = useSyncExternalStore(form.subscribe, read, read);
  return (
    <p role="status" className={classes.choice}>
      {text === '' ? null : `Changed with this choice: ${text}`}
    </p>
  );
}

function changeOf(form: FormHandle, { key, parameter, default: usual }: Field): string {
  const { state, narrowed, isHidden } = form.viewOf(key);
  const value = state.state === 'set' ? state.value : state.state === 'inherits' ? usual : undefined;
  const text =
    value === undefined
      ? state.state === 'draft'
        ? state.text
        : 'unset'
      : defaultText(narrowed ?? parameter, value);
  return `${parameter.title} ${isHidden ? 'not sent' : text}`;
}
