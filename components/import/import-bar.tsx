import { useId } from 'react';
import { ProblemAlert } from '@/components/shell/problem-alert';
import { ReasonButton } from '@/components/shell/reason-button';
import classes from './import.module.css';
import { importEffect, importReason } from './import-reason';
import type { ImportForm } from './use-import-form';

type ImportBarProps = { form: ImportForm; onImport: () => void; isImporting: boolean; error: Error | null };

/** Along the lower edge: what Import does, or why it cannot be pressed. */
export function ImportBar({ form, onImport, isImporting, error }: ImportBarProps) {
  const effectId = useId();
  const reason = isImporting ? 'Importing…' : importReason(form);
  const refusal = form.schema && form.isSettled && !form.sourceError ? form.problem.rest : null;
  return (
    <section aria-label="Import" className={classes.bar}>
      <ProblemAlert error={error ?? refusal} />
      <div className={classes.row}>
        <p id={effectId} role="status" className={classes.reason}>
          {reason ?? importEffect(form)}
        </p>
        <ReasonButton reason={reason} aria-describedby={effectId} onClick={onImport}>
          {form.model ? 'Import the version' : 'Import the model'}
        </ReasonButton>
      </div>
    </section>
  );
}
