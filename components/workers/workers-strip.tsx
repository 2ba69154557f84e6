'use client';

import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/shell/link';
import type { WorkerList } from '@/lib/domain/workers/contract';
import { lackingWorkersQuery, MOST_NAMED, workersInterval } from '@/lib/domain/workers/queries';
import classes from './workers-strip.module.css';
import { holding, seenAgo, workersSentence } from './workers-text';

/** How many workers have what is live, and which have not. Follows them while the page is looked at. */
export default function WorkersStrip() {
  const query = useQuery({
    ...lackingWorkersQuery(),
    refetchInterval: ({ state }) => workersInterval(state.data?.data),
  });
  const list = query.data?.data;
  return (
    <section aria-label="Workers" className={classes.strip}>
      {/* Only this sentence is spoken, when it changes; times change with every look. */}
      <p role="status" className={classes.sentence}>
        {list && list.present > 0 && (
          <>
            <span
              aria-hidden
              className={classes.dot}
              data-behind={list.current < list.present || undefined}
            />
            {workersSentence(list)}
          </>
        )}
        {list?.present === 0 && 'No worker asks for configs at present'}
        {!list && (query.isError ? 'Which revision workers have could not be read' : 'Looking for workers…')}
      </p>
      {list && list.last_seen_at !== null && (
        <span className={classes.seen}>last seen {seenAgo(list.last_seen_at, list.as_of)}</span>
      )}
      {list && list.workers.length > 0 && <Lacking list={list} />}
      {list?.present === 0 && <Link href="/workers#connect">How to connect a worker</Link>}
    </section>
  );
}

function Lacking({ list }: { list: WorkerList }) {
  const { workers, as_of, database_id, revision, present, current } = list;
  const more = present - current - MOST_NAMED;
  return (
    <>
      <ul aria-label={`Workers without revision ${revision}`} className={classes.list}>
        {workers.slice(0, MOST_NAMED).map((worker) => (
          <li key={`${worker.name}/${worker.instance}`}>
            <code className={classes.name}>
              {worker.name}/{worker.instance}
            </code>{' '}
            has {holding(worker, database_id)}, last seen {seenAgo(worker.last_seen_at, as_of)}
          </li>
        ))}
      </ul>
      <Link href="/workers">{more > 0 ? `${more} more, and all workers` : 'All workers'}</Link>
    </>
  );
}
