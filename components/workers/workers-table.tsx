import { RelativeTime } from '@/components/shell/relative-time';
import { StateBadge } from '@/components/shell/state-badge';
import { type Column, DataTable } from '@/components/table/data-table';
import { GONE_AFTER, KEPT_FOR, type Worker, type WorkerList } from '@/lib/domain/workers/contract';
import styles from './workers-screen.module.css';
import { holding, seenAgo } from './workers-text';

/** Each worker with what it has; those that are gone are still there for a day. */
export function WorkersTable({ list }: { list: WorkerList }) {
  const columns: Column<Worker>[] = [
    {
      title: 'Worker',
      cell: ({ name, instance }) => (
        <>
          {name}
          <div className={styles.instance}>
            <code>{instance}</code>
          </div>
        </>
      ),
    },
    { title: 'State', cell: (worker) => <State worker={worker} revision={list.revision} /> },
    {
      title: 'Has',
      cell: (worker) => (
        <>
          {holding(worker, list.database_id)}
          {worker.error && <p>{worker.error.message}</p>}
        </>
      ),
    },
    {
      title: 'Last seen',
      cell: ({ last_seen_at }) => (
        <time dateTime={last_seen_at} title={last_seen_at}>
          {seenAgo(last_seen_at, list.as_of)}
        </time>
      ),
    },
    { title: 'First seen', cell: ({ first_seen_at }) => <RelativeTime time={first_seen_at} /> },
  ];
  return (
    <>
      <DataTable
        caption="Workers, by name"
        columns={columns}
        rows={list.workers}
        rowKey={({ name, instance }) => `${name}/${instance}`}
      />
      <p>
        A worker that was not seen for {GONE_AFTER} seconds counts as gone. It leaves the list after{' '}
        {KEPT_FOR} hours.
      </p>
    </>
  );
}

function State({ worker, revision }: { worker: Worker; revision: number }) {
  if (worker.error) return <StateBadge tone="off">Error</StateBadge>;
  if (!worker.is_present) return <StateBadge tone="off">Gone</StateBadge>;
  if (worker.is_current) return <StateBadge tone="live">Current</StateBadge>;
  return (
    <StateBadge>{worker.revision !== null && worker.revision > revision ? 'Ahead' : 'Behind'}</StateBadge>
  );
}
