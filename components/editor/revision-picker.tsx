import { Button, NativeSelect } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Failure } from '@/components/shell/failure';
import { formatExact } from '@/components/shell/format-time';
import { Loading } from '@/components/shell/loading';
import type { ConfigSource, TunedRevision } from '@/lib/domain/config/source';
import classes from './difference-panel.module.css';

/** What an earlier revision gave to workers. */
export type PickedRevision = Pick<TunedRevision, 'revision' | 'config'>;

type RevisionPickerProps = {
  source: ConfigSource;
  picked: number | null;
  onPick: (revision: PickedRevision | null) => void;
};

/** Chooses the revision to compare with, newest first. */
export function RevisionPicker({ source, picked, onPick }: RevisionPickerProps) {
  const query = useInfiniteQuery(source.revisions);
  if (query.isLoadingError) {
    return (
      <div className={classes.picker}>
        <Failure
          title="The history could not be read"
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      </div>
    );
  }
  if (!query.data) {
    return (
      <div className={classes.picker}>
        <Loading what="the history" lines={2} />
      </div>
    );
  }
  const revisions = query.data.pages.flatMap((page) => page.data.revisions);
  if (revisions.length === 0)
    return <p className={classes.note}>There is no revision yet. Saving makes the first.</p>;
  return (
    <div className={classes.picker}>
      <NativeSelect
        aria-label="Revision to compare with"
        value={picked ?? ''}
        onChange={(event) => {
          const chosen = revisions.find(({ revision }) => String(revision) === event.currentTarget.value);
          onPick(chosen ?? null);
        }}
        data={[
          { value: '', label: 'Choose a revision' },
          ...revisions.map(({ revision, created_by, created_at, note }) => ({
            value: String(revision),
            label: `${revision} · ${created_by} · ${formatExact(Date.parse(created_at))}${note ? ` · ${note}` : ''}`,
          })),
        ]}
      />
      {query.hasNextPage && (
        <Button
          size="compact-sm"
          variant="subtle"
          loading={query.isFetchingNextPage}
          onClick={() => void query.fetchNextPage()}
        >
          Offer older revisions
        </Button>
      )}
    </div>
  );
}
