import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { Failure } from '@/components/shell/failure';
import { isConflict } from '@/components/shell/is-conflict';
import { Loading } from '@/components/shell/loading';
import { NoteBox } from '@/components/shell/note-box';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { ConfigSource, TunedConfig, TunedRevision } from '@/lib/domain/config/source';
import { RestoreSummary } from './restore-summary';
import { useRestore } from './use-restore';

type RestoreDialogProps = {
  source: ConfigSource;
  revision: TunedRevision;
  /** What is live, as the history knows it. */
  present: TunedConfig;
  opened: boolean;
  onClose: () => void;
};

/** Asks before an earlier revision becomes live again: what workers will get, and why. */
export function RestoreDialog(props: RestoreDialogProps) {
  const { source, revision, opened, onClose } = props;
  const [note, setNote] = useState('');
  const present = useQuery({ ...source.present, enabled: opened });
  const schema = useQuery({ ...source.schemaOf(present.data?.data ?? props.present), enabled: opened });
  const restore = useRestore(source, onClose);
  const failed = [present, schema].find((query) => query.isLoadingError);
  const isStale = isConflict(restore.error);
  const isKnown = present.data !== undefined && schema.data !== undefined;

  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={`Restore revision ${revision.revision}?`}
      confirmLabel="Restore and publish"
      confirmDisabled={!isKnown || present.isFetching}
      onConfirm={() => present.data && restore.mutate({ revision, present: present.data, note })}
      pending={restore.isPending}
      error={isStale ? null : restore.error}
      size="lg"
    >
      {isStale && (
        <p role="alert">
          Somebody else saved while this was open. The difference below is against their save.
        </p>
      )}
      {failed ? (
        <Failure
          title="What this would change could not be read"
          error={failed.error}
          onRetry={() => void failed.refetch()}
          retrying={failed.isFetching}
        />
      ) : present.data && schema.data ? (
        <RestoreSummary
          revision={revision}
          present={present.data.data}
          schema={schema.data.data.json_schema}
        />
      ) : (
        <Loading what="what this would change" />
      )}
      <NoteBox note={note} onChange={setNote} />
    </ConfirmDialog>
  );
}
