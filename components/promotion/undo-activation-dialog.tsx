'use client';

import { Alert, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DiffTable } from '@/components/diff';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { NoteBox } from '@/components/shell/note-box';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { VersionEvent } from '@/lib/domain/registry/contract';
import { undoPreviewQuery } from './undo-preview-query';
import { useUndoActivation } from './use-undo-activation';

type UndoActivationDialogProps = { event: VersionEvent; opened: boolean; onClose: () => void };

/** Asks before an activation is taken back, and shows what workers will get. */
export function UndoActivationDialog({ event, opened, onClose }: UndoActivationDialogProps) {
  const [note, setNote] = useState('');
  const preview = useQuery({ ...undoPreviewQuery(event), enabled: opened });
  const undo = useUndoActivation(onClose);
  const overtakenBy = preview.data?.overtakenBy ?? null;
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={`Take the activation of version ${event.version} back?`}
      confirmLabel="Undo and publish"
      confirmDisabled={!preview.data || preview.isFetching || overtakenBy !== null}
      onConfirm={() => undo.mutate({ event, note })}
      pending={undo.isPending}
      error={undo.error}
      size="lg"
    >
      {preview.isError ? (
        <Failure
          title="What this would change could not be read"
          error={preview.error}
          onRetry={() => void preview.refetch()}
          retrying={preview.isFetching}
        />
      ) : !preview.data ? (
        <Loading what="what workers will get" />
      ) : overtakenBy !== null ? (
        <Alert color="yellow" variant="outline" role="alert" title="Something changed since">
          Revision {overtakenBy} of the config stands on this activation. Nothing was undone. Activate the
          version that you want instead.
        </Alert>
      ) : (
        <Outcome event={event} changes={preview.data.changes} />
      )}
      <NoteBox note={note} onChange={setNote} />
    </ConfirmDialog>
  );
}

type OutcomeProps = { event: VersionEvent; changes: Parameters<typeof DiffTable>[0]['changes'] };

function Outcome({ event: { version, former_version: former }, changes }: OutcomeProps) {
  return (
    <>
      <Text>
        {former === null
          ? `Version ${version} leaves production, and nothing takes its place: workers get no config of this model.`
          : `Version ${former} goes back into production and version ${version} out of it. The stored values are those from before, for all workers at once.`}
      </Text>
      {changes.length === 0 ? (
        <Text c="dimmed">Workers get the same values as now.</Text>
      ) : (
        <DiffTable changes={changes} beforeLabel="Now" afterLabel="Then" />
      )}
    </>
  );
}
