import { Button } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import type { Model } from '@/lib/domain/models/contract';
import { versionEventsQuery } from '@/lib/domain/registry/queries';
import { PeriodEntry } from './period-entry';
import { periodsOf } from './periods-of';
import classes from './versions.module.css';

/** What was in production when, the present first: who put it there, and why. */
export function Timeline({ model }: { model: Model }) {
  return (
    <section aria-labelledby="timeline-title">
      <h2 id="timeline-title" className={classes.title}>
        In production
      </h2>
      <Periods model={model} />
    </section>
  );
}

function Periods({ model }: { model: Model }) {
  const query = useInfiniteQuery(versionEventsQuery(model.id));
  if (query.isPending) return <Loading what="the timeline" lines={6} />;
  if (!query.data) {
    return (
      <Failure
        title="The timeline could not be read"
        error={query.error}
        onRetry={() => void query.refetch()}
        retrying={query.isFetching}
      />
    );
  }
  const periods = periodsOf(query.data.pages.flatMap((page) => page.data.events));
  return (
    <>
      {periods.length === 0 && !query.hasNextPage ? (
        <Empty title="Nothing was ever in production">Activate a version: workers then get its config.</Empty>
      ) : (
        <ol className={classes.timeline}>
          {periods.map((period) => (
            <PeriodEntry key={period.start.id} model={model} period={period} />
          ))}
        </ol>
      )}
      {query.isFetchNextPageError && (
        <p role="alert" className={classes.failed}>
          Older times could not be read. {query.error?.message}
        </p>
      )}
      {query.hasNextPage && (
        <Button
          variant="default"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Load older times
        </Button>
      )}
    </>
  );
}
