import type { ComponentType } from 'react';
import type { JsonValue, Parameter } from '@/lib/config-schema';
import type { FieldIssue } from '../types';

/** What ties a control to its label, its description and its issues. */
export type InputAttributes = {
  id: string;
  /** The id of the `<form>` that it belongs to, where that is none around it. */
  form?: string;
  disabled?: boolean;
  'aria-label'?: string;
  'aria-labelledby'?: string;
  'aria-describedby'?: string;
  'aria-invalid'?: boolean;
};

export type ControlProps = {
  parameter: Parameter;
  /** The value that applies, the default too; undefined where nothing is set. */
  value: JsonValue | undefined;
  /** The text of a draft, where the control could not read what was typed. */
  draft?: string;
  /** True where clearing the control unsets the parameter. */
  optional: boolean;
  /** Undefined, not empty, where there is none: the browser lays one out at every key, an empty one too. */
  placeholder: string | undefined;
  issues: FieldIssue[];
  /** Takes the value that was typed; undefined unsets. */
  onChange: (value: JsonValue | undefined) => void;
  /** Takes a text that is no value yet, with the reason. */
  onDraft: (text: string, message: string) => void;
  input: InputAttributes;
};

export type Control = ComponentType<ControlProps>;

/** What the control is called: a part by its own name, a whole by its parameter's. */
export function nameOf({ parameter, input }: Pick<ControlProps, 'parameter' | 'input'>): string {
  return input['aria-label'] ?? parameter.title;
}

/** True where there is a value other than null. */
export function isGiven(value: JsonValue | undefined): value is Exclude<JsonValue, null> {
  return value !== undefined && value !== null;
}

/**
 * The attributes of one part of a composite control, named after the whole: "Stops, item 2". `about` are the ids of what
 * is said of this part. What the whole is, it says itself; of that, a part repeats only what is wrong,
 * where it does not say that itself.
 */
export function partOf(
  whole: InputAttributes,
  part: string,
  name: string,
  invalid = false,
  about = '',
): InputAttributes {
  const isSaid = about.endsWith('-issues');
  const faults = isSaid ? [] : (whole['aria-describedby']?.match(/\S+-issues(?= |$)/g) ?? []);
  return {
    id: `${whole.id}-${part}`,
    form: whole.form,
    disabled: whole.disabled,
    'aria-label': name,
    'aria-describedby': [about, ...faults].join(' ').trim() || undefined,
    'aria-invalid': invalid || undefined,
  };
}

/** The issues of one part, with their places inside it. */
export function issuesOf(issues: FieldIssue[], part: string): FieldIssue[] {
  const here = issues.filter(({ within }) => within[0] === part);
  return here.map((issue) => ({ ...issue, within: issue.within.slice(1) }));
}

/**
 * Moves the focus to a part, or to the first control in it that is shown, once the change that made it is in the page.
 * The empty name is the whole.
 */
export function focusPart(whole: InputAttributes, part: string) {
  requestAnimationFrame(() => {
    const element = document.getElementById(part === '' ? whole.id : `${whole.id}-${part}`);
    const controls = [...(element?.querySelectorAll<HTMLElement>('input, select, textarea, button') ?? [])];
    (controls.find((control) => !control.closest('[hidden]')) ?? element)?.focus();
  });
}
