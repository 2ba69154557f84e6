'use client';

import { useMemo } from 'react';
import type { FormHandle } from './create-schema-form';
import { ControlsContext } from './fields/controls';
import classes from './form.module.css';
import { ParameterRow } from './parameter-row';
import { controlFor } from './registry';
import type { Field } from './types';

/** One row of a form on its own, where only that parameter is asked about. */
export function SingleField({ form, field }: { form: FormHandle; field: Field }) {
  const controls = useMemo(() => ({ schema: form.schema, controlFor, formId: null }), [form.schema]);
  return (
    <div className={classes.form}>
      <ControlsContext value={controls}>
        <ParameterRow form={form} field={field} hidden={false} />
      </ControlsContext>
    </div>
  );
}
