'use client';

import { Button } from '@mantine/core';
import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { configQuery, revisionsQuery } from '@/lib/domain/config/queries';
import { modelQuery } from '@/lib/domain/models/queries';
import classes from './history.module.css';
import { RevisionEntry } from './revision-entry';
import { WasLive } from './was-live';

/** Every revision of a model's config, and what was live at any past time. `version`: in production, or null. */
export function History({ modelId, version }: { modelId: string; version: number | null }) {
  return (
    <div className={classes.columns}>
      <section aria-labelledby="revisions-title" className={classes.revisions}>
        <h2 id="revisions-title" className={classes.title}>
          Revisions
        </h2>
        <Revisions modelId={modelId} version={version} />
      </section>
      <WasLive modelId={modelId} />
    </div>
  );
}

function Revisions({ modelId, version }: { modelId: string; version: number | null }) {
  const history = useInfiniteQuery(revisionsQuery(modelId));
  const present = useQuery({ ...configQuery(modelId), enabled: version !== null });
  const model = useQuery(modelQuery(modelId));
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
    return (
      <Empty title="No changes yet">
        The defaults have been live since the model was set up. The first save on the Configure tab appears
        here.
      </Empty>
    );
  }
  return (
    <>
      <ol className={classes.list}>
        {revisions.map((revision) => (
          <RevisionEntry
            key={revision.revision}
            modelId={modelId}
            revision={revision}
            present={present.data?.data ?? null}
            isArchived={typeof model.data?.data.archived_at === 'string'}
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
