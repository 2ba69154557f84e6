'use client';

import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { NoteBox } from '@/components/shell/note-box';
import { notifyDone } from '@/components/shell/notify';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { ModelVersion } from '@/lib/domain/registry/contract';
import { archiveVersion } from '@/lib/domain/registry/queries';
import { versionsWritten } from '@/lib/domain/registry/written';

type ArchiveVersionDialogProps = { version: ModelVersion; opened: boolean; onClose: () => void };

/** Asks before a version is archived. */
export function ArchiveVersionDialog({ version, opened, onClose }: ArchiveVersionDialogProps) {
  const [note, setNote] = useState('');
  const queryClient = useQueryClient();
  const { model_name: modelName, version: number } = version;
  const archive = useMutation({
    mutationFn: () => archiveVersion({ modelName, version: number, note: note.trim() || null }),
    onSuccess: () => {
      onClose();
      notifyDone(`Version ${number} is archived.`);
    },
    // After a refusal too: what was shown was not the present state.
    onSettled: () => versionsWritten(queryClient),
  });
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={`Archive version ${number}?`}
      confirmLabel="Archive"
      destructive
      onConfirm={() => archive.mutate()}
      pending={archive.isPending}
      error={archive.error}
    >
      <Text>
        Nothing changes for workers. The version stays in the list with its history, and can be activated
        again.
      </Text>
      <NoteBox note={note} onChange={setNote} />
    </ConfirmDialog>
  );
}
