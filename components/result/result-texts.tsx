import { CopyButton } from '@/components/shell/copy-button';
import { shortened } from '@/components/shell/shortened';
import { type JsonObject, segmentsOf } from '@/lib/config-schema';
import classes from './result.module.css';
import type { Result } from './run-texts';

/** What was corrected or may have been refused. */
export function ResultWarnings({ warnings }: Pick<Result, 'warnings'>) {
  if (warnings.length === 0) return null;
  return (
    <ul aria-label="Warnings" className={classes.warnings}>
      {warnings.map(({ path, message }) => {
        const name = segmentsOf(path).join('.');
        return <li key={`${path} ${message}`}>{message.includes(name) ? message : `${name}: ${message}`}</li>;
      })}
    </ul>
  );
}

/** The last that the model wrote while it worked. */
export function ResultLogs({ progress }: Pick<Result, 'progress'>) {
  if (progress === null || progress.logs === '') return null;
  return (
    <details className={classes.folded}>
      <summary>Logs</summary>
      <pre>{progress.logs}</pre>
    </details>
  );
}

/** A JSON object under a title, to be opened, and to be copied whole. */
export function FoldedJson({ title, value }: { title: string; value: JsonObject | null }) {
  if (value === null) return null;
  return (
    <details className={classes.folded}>
      <summary>{title}</summary>
      <CopyButton label={`Copy: ${title}`} text={() => JSON.stringify(value, null, 2)} />
      <pre>{JSON.stringify(shortened(value), null, 2)}</pre>
    </details>
  );
}
