'use client';

import { type KeyboardEvent, useId, useMemo, useRef } from 'react';
import { ContentsList } from './contents-list';
import type { FormHandle } from './create-schema-form';
import { ControlsContext } from './fields/controls';
import classes from './form.module.css';
import { FormIssues } from './form-issues-list';
import { HiddenStatus } from './hidden-status';
import { ParameterRow } from './parameter-row';
import { ParameterRows } from './parameter-rows';
import { controlFor } from './registry';
import type { Field } from './types';

/**
 * With more rows than this, the browser lays out only those near the view; all stay in the document. With fewer, that
 * would be slow: Chrome's autofill looks at every control of a page that has up to 200, and lays out what was skipped.
 */
const MANY_ROWS = 200;
/** A form with more rows than this has a contents list. */
const ROWS_WITHOUT_CONTENTS = 40;
/**
 * At every key, Chrome's autofill reads all controls of the form that the key went to, unless they are more than these;
 * what has no form counts as one. So each row is a form where there may be fewer. Where there are more, the boxes have a
 * form, since autofill goes through all controls before it gives up, and the buttons are far more than the boxes.
 */
const AUTOFILL_CONTROLS = 200;
/** What always has one of those. */
const FILLED_IN = new Set([
  'text',
  'long-text',
  'colour',
  'uuid',
  'number',
  'seed',
  'select',
  'search-select',
  'union',
  'json',
]);

/** Text boxes; one that searches options shows what was chosen, which is no text of its own. */
const UNDOES_ITSELF =
  'textarea, input:is([type=text], [type=search]):not([role=combobox][aria-expanded=false])';

type SchemaFormProps = {
  form: FormHandle;
  /** Names it for screen readers. */
  label?: string;
  /** Fields for which it is false are hidden; they stay in the document. */
  filter?: (field: Field) => boolean;
  disabled?: boolean;
  /** Why nothing can be changed, in a sentence. */
  disabledReason?: string;
};

/**
 * The form of a schema's config parameters: one row each, groups as fieldsets, all of it in the document from the
 * start and readable before any script runs. It submits nothing: saving belongs to whoever shows it.
 */
export function SchemaForm({
  form,
  label = 'Parameters',
  filter,
  disabled = false,
  disabledReason,
}: SchemaFormProps) {
  const rows = useRef<HTMLDivElement>(null);
  const hasContents = form.fields.length > ROWS_WITHOUT_CONTENTS;
  const reasonId = useId();
  const boxesId = useId();
  const controls = useMemo(() => {
    const formId = boxesOf(form.fields) > AUTOFILL_CONTROLS ? boxesId : null;
    return { schema: form.schema, controlFor, formId };
  }, [form.schema, form.fields, boxesId]);
  const reason = disabled ? disabledReason : undefined;
  return (
    <fieldset
      className={classes.form}
      onKeyDown={(event) => stepBack(form, event)}
      data-many={form.fields.length > MANY_ROWS || undefined}
      disabled={disabled}
      aria-label={label}
      aria-describedby={reason === undefined ? undefined : reasonId}
    >
      {reason === undefined ? null : (
        <p id={reasonId} className={classes.notice}>
          {reason}
        </p>
      )}
      <FormIssues form={form} />
      {form.fields.length === 0 && form.others === null ? (
        <p className={classes.notice}>This version has no parameters to tune.</p>
      ) : null}
      <div className={hasContents ? classes.withContents : undefined}>
        {hasContents ? <ContentsList form={form} filter={filter} rows={rows} /> : null}
        <div ref={rows} className={classes.rows}>
          <ControlsContext value={controls}>
            <ParameterRows form={form} fields={form.fields} depth={0} filter={filter} />
            {form.others === null ? null : (
              <ParameterRow form={form} field={form.others} hidden={filter?.(form.others) === false} />
            )}
          </ControlsContext>
        </div>
      </div>
      {controls.formId === null ? null : <form id={controls.formId} hidden noValidate autoComplete="off" />}
      <HiddenStatus form={form} />
    </fieldset>
  );
}

/** Ctrl+Z in a control that has no undo of its own, as a text box has, takes the last change of its parameter back. */
function stepBack(form: FormHandle, event: KeyboardEvent) {
  const { target, ctrlKey, metaKey, shiftKey, altKey } = event;
  if (event.key.toLowerCase() !== 'z' || !(ctrlKey || metaKey) || shiftKey || altKey) return;
  if (!(target instanceof Element) || target.matches(UNDOES_ITSELF)) return;
  const pointer = target.closest('[data-parameter]')?.getAttribute('data-parameter');
  const field = [...form.fields, form.others].find((each) => each?.pointer === pointer);
  if (field && form.stepBack(field.key)) event.preventDefault();
}

/** How many controls there are at least that a browser could fill in; a list may have none. */
function boxesOf(fields: Field[]): number {
  return fields.filter(({ parameter }) => FILLED_IN.has(controlFor(parameter).name)).length;
}
