import { Textarea } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { Revision } from '@/lib/domain/config/contract';
import { configQuery, configSchemaQuery } from '@/lib/domain/config/queries';
import { RestoreSummary } from './restore-summary';
import { isConflict, useRestore } from './use-restore';

type RestoreDialogProps = { modelId: string; revision: Revision; opened: boolean; onClose: () => void };

/** Asks before an earlier revision becomes live again: what workers will get, and why. */
export function RestoreDialog({ modelId, revision, opened, onClose }: RestoreDialogProps) {
  const [note, setNote] = useState('');
  const present = useQuery({ ...configQuery(modelId), enabled: opened });
  const version = present.data?.data.version ?? 0;
  const schema = useQuery({ ...configSchemaQuery(modelId, version), enabled: opened && version > 0 });
  const restore = useRestore(modelId, onClose);
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
      <Textarea
        label="Why? (optional note)"
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
        maxLength={1000}
        autosize
        minRows={1}
        maxRows={5}
      />
    </ConfirmDialog>
  );
}
