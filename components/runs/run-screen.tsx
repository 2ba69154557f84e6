'use client';

import { useQuery } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import {
  FoldedJson,
  originalOf,
  ResultAction,
  ResultFacts,
  ResultLogs,
  ResultPictures,
  ResultState,
  ResultWarnings,
  StatusBadge,
} from '@/components/result';
import { Failure } from '@/components/shell/failure';
import { Link } from '@/components/shell/link';
import { Loading } from '@/components/shell/loading';
import { runHref } from '@/components/shell/model-hrefs';
import { PageBody, PageHeader } from '@/components/shell/page-header';
import { jobQuery } from '@/lib/domain/jobs/queries';
import type { Model } from '@/lib/domain/models/contract';
import { runQuery } from '@/lib/domain/runs/queries';
import { DiffersToday } from './differs-today';
import styles from './run-screen.module.css';

type RunScreenProps = {
  jobId: string;
  /** The call that the address names; null where it names a job. */
  runId: string | null;
  model: Pick<Model, 'id' | 'slug' | 'name'>;
};

/** One run or job: what came out beside the original, what made it, and what would differ today. */
export function RunScreen({ jobId, runId, model }: RunScreenProps) {
  const router = useRouter();
  const job = useQuery(jobQuery(jobId));
  const run = useQuery({ ...runQuery(runId ?? ''), enabled: runId !== null });
  const failed = [job, run].find((query) => query.isLoadingError);
  const result = (runId === null ? job : run).data?.data;
  const { request, repeats = 0 } = job.data?.data ?? {};
  return (
    <>
      <PageHeader
        above={
          <nav aria-label="Breadcrumb">
            <Link href="/runs" className={styles.plain}>
              Runs
            </Link>{' '}
            / <span aria-current="page">{(runId ?? jobId).slice(0, 8)}</span>
          </nav>
        }
        title={model.name}
        badges={result && <StatusBadge status={result.status} />}
        description={result?.prompt && <p className={styles.prompt}>“{result.prompt}”</p>}
        actions={
          result &&
          request && (
            <ResultAction
              result={result}
              jobId={jobId}
              request={request}
              onStarted={(started) => router.push(runHref(started))}
            />
          )
        }
      />
      <PageBody>
        {failed && (
          <Failure
            title="The run could not be read"
            error={failed.error}
            onRetry={() => void Promise.all([job.refetch(), runId !== null && run.refetch()])}
            retrying={failed.isFetching}
          />
        )}
        {!failed && (!result || !request) && <Loading what="the run" lines={9} />}
        {result && request && (
          <div className={styles.columns}>
            <section aria-label="Result" className={styles.part}>
              <ResultState result={result} />
              {repeats > 0 && (
                <p>
                  {repeats === 1 ? '1 more request' : `${repeats.toLocaleString('en')} more requests`} failed
                  in the same way within the same second. They are counted, not stored.
                </p>
              )}
              <ResultPictures result={result} original={originalOf(request.image, result.images)} />
              <ResultWarnings warnings={result.warnings} />
              <ResultLogs progress={result.progress} />
            </section>
            <section aria-label="What made it" className={styles.part}>
              <ResultFacts result={result} model={model} />
              <FoldedJson title="The exact input" value={result.input} />
              <FoldedJson title="The config that made it" value={result.config} />
              <DiffersToday result={result} modelId={model.id} />
            </section>
          </div>
        )}
      </PageBody>
    </>
  );
}
