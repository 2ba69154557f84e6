import { useQuery } from '@tanstack/react-query';
import type { Editor } from '@/components/editor/use-editor';
import {
  FoldedJson,
  originalOf,
  ResultAction,
  ResultFacts,
  ResultLogs,
  ResultPictures,
  ResultState,
  ResultWarnings,
} from '@/components/result';
import { Link } from '@/components/shell/link';
import { runHref } from '@/components/shell/model-hrefs';
import type { Job } from '@/lib/domain/jobs/contract';
import { modelQuery } from '@/lib/domain/models/queries';
import { Findings } from '../worker-input/findings';
import type { Preview } from '../worker-input/use-input-preview';
import classes from './try-it.module.css';

type TrialResultProps = {
  job: Job | null;
  preview: Preview;
  editor: Editor;
  /** Called with a job that does the same again. */
  onStarted: (job: Job) => void;
};

/** How far the last trial is, and what came of it: the picture beside the original, and all that made it. */
export function TrialResult({ job, preview, editor, onStarted }: TrialResultProps) {
  if (job === null) {
    return (
      <section aria-label="Result" className={classes.result}>
        <p className={classes.note}>The picture appears here, beside the original.</p>
        <Findings title="Warnings" findings={preview.answer?.warnings ?? []} editor={editor} />
      </section>
    );
  }
  const place = editor.form.fields.find(({ pointer }) => pointer === job.error?.field);
  return (
    <section aria-label="Result" className={classes.result}>
      <ResultState result={job} />
      {place && (
        <button
          type="button"
          className={classes.place}
          onClick={() => editor.goTo({ to: 'field', key: place.key })}
        >
          Go to {place.parameter.title}
        </button>
      )}
      <ResultPictures result={job} original={originalOf(job.request.image, job.images)} />
      <div className={classes.buttons}>
        <ResultAction result={job} jobId={job.id} request={job.request} onStarted={onStarted} />
        <Link href={runHref(job)} className={classes.place}>
          Open this run
        </Link>
      </div>
      <ResultWarnings warnings={job.warnings} />
      <Facts job={job} />
      <FoldedJson title="The config that made it" value={job.config} />
      <FoldedJson title="The exact input" value={job.input} />
      <ResultLogs progress={job.progress} />
    </section>
  );
}

function Facts({ job }: { job: Job }) {
  const model = useQuery(modelQuery(job.model_id)).data?.data;
  return model ? <ResultFacts result={job} model={model} /> : null;
}
