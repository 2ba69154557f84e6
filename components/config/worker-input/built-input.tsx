import { useId } from 'react';
import type { Editor } from '@/components/editor/use-editor';
import { CopyButton } from '@/components/shell/copy-button';
import { ProblemAlert } from '@/components/shell/problem-alert';
import { shortened } from '@/components/shell/shortened';
import type { JsonObject } from '@/lib/config-schema';
import { curlOf } from './curl-of';
import { Findings } from './findings';
import type { Preview } from './use-input-preview';
import classes from './worker-input.module.css';

type BuiltInputProps = { preview: Preview; job: JsonObject; modelId: string; editor: Editor };

/** The exact body that a provider would get, or why it would get none, with what is to be said of it. */
export function BuiltInput({ preview, job, modelId, editor }: BuiltInputProps) {
  const titleId = useId();
  const { answer, asked, error } = preview;
  return (
    <section aria-labelledby={titleId} aria-busy={asked === null && error === null} className={classes.built}>
      <div className={classes.head}>
        <h3 id={titleId} aria-live="polite" className={classes.summary}>
          {answer ? summaryOf(answer.errors.length, answer.warnings.length) : 'Input for the provider'}
        </h3>
        {answer?.input && (
          <CopyButton label="Copy the input" text={() => JSON.stringify(answer.input, null, 2)} />
        )}
        <CopyButton
          label="Copy as curl"
          text={() => curlOf({ origin: window.location.origin, modelId, job })}
        />
      </div>
      {error && <ProblemAlert error={error} />}
      {answer && (
        <>
          <Findings title="Errors" findings={answer.errors} editor={editor} />
          <Findings title="Warnings" findings={answer.warnings} editor={editor} />
          {answer.input && (
            <pre className={classes.body}>{JSON.stringify(shortened(answer.input), null, 2)}</pre>
          )}
        </>
      )}
      <p className={classes.help}>
        The curl asks the runtime API, which a worker in any language can use. It answers with what is saved
        {editor.isUnsaved ? ', which the values of the form are not yet.' : '.'}
      </p>
    </section>
  );
}

function summaryOf(errors: number, warnings: number): string {
  if (errors > 0) return `Nothing would be sent: ${errors === 1 ? '1 error' : `${errors} errors`}`;
  if (warnings === 0) return 'This would be sent';
  return `This would be sent, with ${warnings === 1 ? '1 warning' : `${warnings} warnings`}`;
}
