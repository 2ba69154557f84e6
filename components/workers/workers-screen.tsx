'use client';

import { useQuery } from '@tanstack/react-query';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { PageBody, PageHeader } from '@/components/shell/page-header';
import { workersInterval, workersQuery } from '@/lib/domain/workers/queries';
import { ConnectWorker } from './connect-worker';
import styles from './workers-screen.module.css';
import { WorkersTable } from './workers-table';
import { workersSentence } from './workers-text';

/** Who reads configs, over all instances of the server, and which revision each one has. */
export function WorkersScreen() {
  const query = useQuery({
    ...workersQuery(),
    refetchInterval: ({ state }) => workersInterval(state.data?.data),
  });
  const list = query.data?.data;
  return (
    <>
      <PageHeader title="Workers" description="Who reads configs, and which revision each one has." />
      <PageBody>
        {query.isPending && <Loading what="the workers" />}
        {query.isError && !list && (
          <Failure
            title="The workers could not be read"
            error={query.error}
            onRetry={() => void query.refetch()}
            retrying={query.isFetching}
          />
        )}
        {list && (
          <p role="status" className={styles.summary}>
            {list.present > 0 && workersSentence(list)}
            {list.present === 0 && list.workers.length > 0 && 'No worker asks for configs at present'}
          </p>
        )}
        {list?.workers.length === 0 && (
          <Empty title="No workers yet">
            A worker appears here with its first request, as soon as it says who it is.
          </Empty>
        )}
        {list && list.workers.length > 0 && <WorkersTable list={list} />}
        {list && list.next_cursor !== null && (
          <p>These are the first {list.workers.length}. The API gives all of them, page by page.</p>
        )}
        <ConnectWorker />
      </PageBody>
    </>
  );
}
