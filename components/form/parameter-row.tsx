'use client';

import { memo, useMemo } from 'react';
import type { JsonValue } from '@/lib/config-schema';
import { ChoiceStatus } from './choice-status';
import type { FormHandle } from './create-schema-form';
import { useControls } from './fields/controls';
import classes from './form.module.css';
import { differsFromDefault } from './form-snapshot';
import { IssueList } from './issue-list';
import { ParameterAbout } from './parameter-about';
import { controlFor } from './registry';
import { RowFrame } from './row-frame';
import type { Field, FieldState } from './types';
import { useFieldView } from './use-schema-form';

type ParameterRowProps = { form: FormHandle; field: Field; hidden: boolean };

/** One parameter: what it is on the left, its control on the right. It renders when its own state changes. */
export const ParameterRow = memo(function ParameterRow({ form, field: whole, hidden }: ParameterRowProps) {
  const { key } = whole;
  const { formId } = useControls();
  const { state, issues, standing, narrowed, isHidden: isUnused } = useFieldView(form, key);
  const field = useMemo(() => (narrowed ? { ...whole, parameter: narrowed } : whole), [whole, narrowed]);
  const { parameter } = field;
  const {
    name: control,
    component: Control,
    wide = false,
    composite = false,
    keepsTyping,
  } = controlFor(parameter);
  const id = `${form.id}-${key}`;
  const differs = differsFromDefault(field, state);
  const value = presentValue(field, state);
  const described = [
    parameter.description === '' ? [] : `${id}-description`,
    `${id}-meta`,
    issues.length === 0 ? [] : `${id}-issues`,
  ];
  return (
    <RowFrame
      isForm={formId === null}
      className={classes.row}
      data-parameter={parameter.path}
      data-control={control}
      data-wide={wide || undefined}
      data-differs={differs || undefined}
      hidden={hidden || isUnused}
    >
      <ParameterAbout
        id={id}
        form={form}
        field={field}
        standing={standing}
        differs={differs}
        inherits={state.state === 'inherits'}
        isPinned={state.state === 'set' && !differs}
        isNull={state.state === 'set' && state.value === null}
      />
      <div className={classes.control}>
        <Control
          parameter={parameter}
          value={value}
          draft={state.state === 'draft' ? state.text : undefined}
          optional={field.default === undefined}
          issues={issues}
          placeholder={
            value === null ? 'null' : value === undefined && state.state !== 'draft' ? 'Unset' : undefined
          }
          onChange={(next) => form.edit(key, next, keepsTyping?.(parameter))}
          onDraft={(text, message) => form.editDraft(key, text, message)}
          input={{
            id,
            form: formId ?? undefined,
            disabled: parameter.readOnly || undefined,
            'aria-labelledby': composite ? `${id}-label` : undefined,
            'aria-describedby': described.flat().join(' '),
            'aria-invalid': issues.length > 0 || undefined,
          }}
        />
        {form.decides(key) ? <ChoiceStatus form={form} field={field} /> : null}
        <IssueList id={`${id}-issues`} parameter={parameter} issues={issues} />
      </div>
    </RowFrame>
  );
});

function presentValue(field: Field, state: FieldState): JsonValue | undefined {
  if (state.state === 'draft') return undefined;
  return state.state === 'set' ? state.value : field.default;
}
