'use client';

import {
  activityText,
  costText,
  errorWords,
  providerSeconds,
  type Result,
  StatusBadge,
  secondsText,
} from '@/components/result';
import { Link } from '@/components/shell/link';
import { runHref } from '@/components/shell/model-hrefs';
import { RelativeTime } from '@/components/shell/relative-time';
import { type Column, DataTable } from '@/components/table/data-table';
import type { Model } from '@/lib/domain/models/contract';
import { RunPreview } from './run-preview';
import styles from './runs.module.css';

type RunsTableProps = { caption: string; rows: Result[]; models: Model[] };

/** Runs or jobs: what came out, of which model and config, for whom, how long it took and what it cost. */
export function RunsTable({ caption, rows, models }: RunsTableProps) {
  const nameOf = (id: string) => models.find((model) => model.id === id)?.name ?? id;
  const columns: Column<Result>[] = [
    {
      title: 'Run',
      cell: (result) => (
        <div className={styles.what}>
          <RunPreview result={result} />
          <div>
            <Link href={runHref(result)} className={styles.name}>
              {nameOf(result.model_id)}
            </Link>
            <div className={styles.aside}>{madeBy(result)}</div>
          </div>
        </div>
      ),
    },
    {
      title: 'State',
      cell: (result) => {
        const { status, error, retry } = result;
        return (
          <>
            <StatusBadge status={status} />
            {retry !== null && (
              <div className={styles.aside}>
                {activityText(result)}. Tried again <RelativeTime time={retry.at} />
              </div>
            )}
            {error !== null && status === 'failed' && (
              <div className={styles.error}>
                {errorWords[error.class].title}.{' '}
                <span className={styles.aside}>{errorWords[error.class].advice}</span>
              </div>
            )}
          </>
        );
      },
    },
    {
      title: 'Who',
      cell: ({ actor }) => (
        <>
          {actor.name}
          {actor.kind === 'token' && <span className={styles.aside}> token</span>}
        </>
      ),
    },
    {
      title: 'Time',
      align: 'end',
      cell: (result) => {
        const seconds = providerSeconds(result);
        return seconds === null ? '' : secondsText(seconds);
      },
    },
    { title: 'Cost', align: 'end', cell: costText },
    { title: 'When', cell: ({ created_at }) => <RelativeTime time={created_at} /> },
  ];
  return <DataTable caption={caption} columns={columns} rows={rows} rowKey={({ id }) => id} />;
}

function madeBy({ kind, version, config_revision }: Result): string {
  const parts = [
    version === null ? null : `version ${version}`,
    config_revision === null ? null : `revision ${config_revision}`,
    kind === 'trial' ? 'tried in the form' : null,
  ];
  return parts.filter((part) => part !== null).join(' · ');
}
