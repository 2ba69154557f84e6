'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { costText, StatusBadge } from '@/components/result';
import { Failure } from '@/components/shell/failure';
import { Link } from '@/components/shell/link';
import { Loading } from '@/components/shell/loading';
import { runHref, runsHref } from '@/components/shell/model-hrefs';
import { RelativeTime } from '@/components/shell/relative-time';
import type { Model } from '@/lib/domain/models/contract';
import { runsQuery } from '@/lib/domain/runs/queries';
import styles from './last-runs.module.css';
import { RunPreview } from './run-preview';

const SHOWN = 6;

/** The last runs of one model, small, with the way to all of them. */
export default function LastRuns({ model }: { model: Pick<Model, 'id' | 'slug'> }) {
  const query = useInfiniteQuery(runsQuery({ model: model.id }, SHOWN));
  const runs = query.data?.pages[0]?.data.runs;
  if (query.isLoadingError) {
    return (
      <Failure
        title="The last runs could not be read"
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  if (!runs) return <Loading what="the last runs" lines={2} />;
  if (runs.length === 0) return <p className={styles.note}>This model was not run yet. Try it above.</p>;
  return (
    <>
      <ul aria-label="Last runs" className={styles.list}>
        {runs.map((run) => (
          <li key={run.id} className={styles.run}>
            <RunPreview result={run} />
            <div>
              <Link href={runHref(run)}>
                {run.config_revision === null ? 'Run' : `Revision ${run.config_revision}`}
                {run.kind === 'trial' && ', tried'}
              </Link>
              <div className={styles.note}>
                <RelativeTime time={run.created_at} />, {costText(run)}
              </div>
            </div>
            {run.status !== 'succeeded' && <StatusBadge status={run.status} />}
          </li>
        ))}
      </ul>
      <Link href={runsHref(model)} className={styles.all}>
        All runs of this model
      </Link>
    </>
  );
}
