import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import type { ConfigSource } from '@/lib/domain/config/source';
import classes from './history.module.css';
import { RevisionEntry } from './revision-entry';

type RevisionsProps = {
  source: ConfigSource;
  /** Whether anything is live: a model may have no version in production. */
  hasPresent: boolean;
  /** Why nothing may be restored; null where it may. */
  refusal: string | null;
  /** What to say while there is none. */
  empty: string;
};

/** Every revision, newest first, under a heading. */
export function Revisions(props: RevisionsProps) {
  return (
    <section aria-labelledby="revisions-title" className={classes.revisions}>
      <h2 id="revisions-title" className={classes.title}>
        Revisions
      </h2>
      <RevisionList {...props} />
    </section>
  );
}

function RevisionList({ source, hasPresent, refusal, empty }: RevisionsProps) {
  const history = useInfiniteQuery(source.revisions);
  const present = useQuery({ ...source.present, enabled: hasPresent });
  if (history.isLoadingError) {
    return (
      <Failure
        title="The history could not be read"
        error={history.error}
        onRetry={() => void history.refetch()}
        retrying={history.isFetching}
      />
    );
  }
  if (!history.data) return <Loading what="the history" lines={9} />;
  const revisions = history.data.pages.flatMap((page) => page.data.revisions);
  if (revisions.length === 0) {
    return <Empty title="No changes yet">{empty}</Empty>;
  }
  return (
    <>
      <ol className={classes.list}>
        {revisions.map((revision) => (
          <RevisionEntry
            key={revision.revision}
            source={source}
            revision={revision}
            present={present.data?.data ?? null}
            refusal={refusal}
          />
        ))}
      </ol>
      {history.isFetchNextPageError && (
        <p role="alert" className={classes.failed}>
          Older revisions could not be read. {history.error?.message}
        </p>
      )}
      {history.hasNextPage ? (
        <Button
          variant="default"
          loading={history.isFetchingNextPage}
          onClick={() => void history.fetchNextPage()}
        >
          Load older revisions
        </Button>
      ) : (
        <p className={classes.end}>Before revision {revisions.at(-1)?.revision}, the defaults were live.</p>
      )}
    </>
  );
}
