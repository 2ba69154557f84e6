'use client';

import { useInfiniteQuery } from '@tanstack/react-query';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { LoadMore } from '@/components/table/load-more';
import { auditQuery } from '@/lib/domain/audit/queries';
import { ChangeItem } from './change-item';
import styles from './last-changes.module.css';
import { isModelChange, newestIds } from './undo-of';

/** The last changes over all models, each with its difference and Undo. */
export function LastChanges() {
  const query = useInfiniteQuery(auditQuery());
  const events = query.data?.pages.flatMap((page) => page.data.events).filter(isModelChange) ?? [];
  const newest = newestIds(events);
  return (
    <section aria-labelledby="last-changes">
      <h2 id="last-changes" className={styles.title}>
        Last changes
      </h2>
      {query.isPending ? (
        <Loading what="the last changes" lines={9} />
      ) : query.isError && !query.data ? (
        <Failure
          title="The last changes could not be read"
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : events.length === 0 && query.hasNextPage ? (
        <p>None of the newest entries in the audit is about a model.</p>
      ) : events.length === 0 ? (
        <Empty title="No changes yet">
          Open a model, change a value and save: it appears here, with its difference and Undo.
        </Empty>
      ) : (
        <ol className={styles.list}>
          {events.map((event) => (
            <ChangeItem key={event.id} event={event} newest={newest.has(event.id)} />
          ))}
        </ol>
      )}
      {query.data && (
        <LoadMore shown={events.length === 1 ? '1 change' : `${events.length} changes`} query={query} />
      )}
    </section>
  );
}
