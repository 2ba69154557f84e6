'use client';

import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { Link } from '@/components/shell/link';
import { Loading } from '@/components/shell/loading';
import { LoadMore } from '@/components/table/load-more';
import { useAddress } from '@/components/table/use-address';
import { jobsQuery } from '@/lib/domain/jobs/queries';
import { modelsQuery } from '@/lib/domain/models/queries';
import { runsQuery } from '@/lib/domain/runs/queries';
import { addressOf, narrows, pageSize, runsUrl } from './run-filter';
import { RunFilters } from './run-filters';
import styles from './runs.module.css';
import { RunsTable } from './runs-table';

/** Every call of a provider, newest first, narrowed by the filter in the address; or all jobs. */
export function RunsScreen() {
  const [address, setAddress] = useAddress(addressOf, runsUrl);
  const { view, filter } = address;
  const models = useQuery(modelsQuery());
  const runs = useInfiniteQuery({ ...runsQuery(filter, pageSize), enabled: view === 'runs' });
  const jobs = useInfiniteQuery({ ...jobsQuery(filter, pageSize), enabled: view === 'jobs' });
  const list = view === 'runs' ? runs : jobs;
  const rows =
    view === 'runs'
      ? runs.data?.pages.flatMap((page) => page.data.runs)
      : jobs.data?.pages.flatMap((page) => page.data.jobs);
  const unit = view === 'runs' ? 'run' : 'job';
  return (
    <>
      <RunFilters address={address} models={models.data?.data.models ?? []} onChange={setAddress} />
      {list.isPending && <Loading what="the runs" lines={9} />}
      {list.isError && !rows && (
        <Failure
          title="The runs could not be read"
          error={list.error}
          onRetry={() => void list.refetch()}
          retrying={list.isFetching}
        />
      )}
      {rows?.length === 0 &&
        (narrows(filter) ? (
          <Empty
            title={`No ${unit} fits this filter`}
            action={
              <Button variant="default" onClick={() => setAddress({ view, filter: {} })}>
                Clear the filter
              </Button>
            }
          >
            Choose another state, model or time.
          </Empty>
        ) : (
          <Empty title={view === 'runs' ? 'No runs yet' : 'No jobs yet'}>
            Open a{' '}
            <Link href="/models" className={styles.link}>
              model
            </Link>{' '}
            and choose “Try it” below its form, or send a job to <code>POST /api/v1/jobs</code>: what comes
            out appears here
            {view === 'runs' && ', as soon as the provider is called'}.
          </Empty>
        ))}
      {rows && rows.length > 0 && (
        <>
          <RunsTable
            caption={view === 'runs' ? 'Runs, newest first' : 'Jobs, newest first'}
            rows={rows}
            models={models.data?.data.models ?? []}
          />
          <LoadMore shown={rows.length === 1 ? `1 ${unit}` : `${rows.length} ${unit}s`} query={list} />
        </>
      )}
    </>
  );
}
