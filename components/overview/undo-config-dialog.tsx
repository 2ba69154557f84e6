'use client';

import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { DiffTable } from '@/components/diff';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { NoteBox } from '@/components/shell/note-box';
import { RelativeTime } from '@/components/shell/relative-time';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { ConfigSource } from '@/lib/domain/config/source';
import { type ConfigUndo, configUndoQuery } from './config-undo-query';
import { useUndoConfig } from './use-undo-config';

type UndoConfigDialogProps = {
  source: ConfigSource;
  name: string;
  /** The revision to take back. */
  revision: number;
  opened: boolean;
  onClose: () => void;
};

/** Asks before a config goes back to before a revision, and shows what workers will get. */
export function UndoConfigDialog({ source, name, revision, opened, onClose }: UndoConfigDialogProps) {
  const [note, setNote] = useState(`Undo of revision ${revision}`);
  const query = useQuery({ ...configUndoQuery(source, revision), enabled: opened });
  const undo = useUndoConfig({ source, name, revision, onDone: onClose });
  const overtaken = query.data !== undefined && query.data.present.revision !== revision;
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={`Undo revision ${revision} of ${name}?`}
      confirmLabel="Undo and publish"
      confirmDisabled={!query.data || query.isError || query.isFetching || overtaken}
      onConfirm={() => query.data && undo.mutate({ undo: query.data, note })}
      pending={undo.isPending}
      error={overtaken ? null : undo.error}
      size="lg"
    >
      {query.isError ? (
        <Failure
          title="What this would change could not be read"
          error={query.error}
          onRetry={() => void query.refetch()}
          retrying={query.isFetching}
        />
      ) : !query.data ? (
        <Loading what="what workers will get" />
      ) : overtaken ? (
        <Overtaken undo={query.data} revision={revision} />
      ) : (
        <Outcome undo={query.data} name={name} />
      )}
      <NoteBox note={note} onChange={setNote} />
    </ConfirmDialog>
  );
}

function Outcome({ undo, name }: { undo: ConfigUndo; name: string }) {
  if (undo.changes.length === 0) {
    return <div>Workers get the same values as now. Only what is pinned to its default changes.</div>;
  }
  return (
    <div>
      All workers get these values of {name}
      {undo.present.version !== undefined && `, version ${undo.present.version},`} at once. The rest stays.
      <DiffTable changes={undo.changes} beforeLabel="Now" afterLabel="Then" />
    </div>
  );
}

function Overtaken({ undo: { present }, revision }: { undo: ConfigUndo; revision: number }) {
  return (
    <Alert color="yellow" variant="outline" role="alert" title="Somebody changed it meanwhile">
      Revision {present.revision} was saved by {present.updated_by}
      {present.updated_at && (
        <>
          {' '}
          <RelativeTime time={present.updated_at} />
        </>
      )}
      . Nothing was undone. To go back to before revision {revision}, restore revision {revision - 1} in the
      history.
    </Alert>
  );
}
