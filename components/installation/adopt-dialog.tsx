'use client';

import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { CopyableId } from '@/components/shell/copyable-id';
import { NoteBox } from '@/components/shell/note-box';
import { notifyDone } from '@/components/shell/notify';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import { adoptDatabase } from '@/lib/domain/installation/queries';
import { installationWritten } from '@/lib/domain/installation/written';

type AdoptDialogProps = { databaseId: string; opened: boolean; onClose: () => void };

/** Asks before a restored database becomes the one that workers follow. */
export default function AdoptDialog({ databaseId, opened, onClose }: AdoptDialogProps) {
  const queryClient = useQueryClient();
  const [note, setNote] = useState('');
  const adoption = useMutation({
    mutationFn: () => adoptDatabase({ databaseId, note: note.trim() || null }),
    onSuccess: async (answer) => {
      onClose();
      notifyDone('The database is adopted. Workers take its configs now.');
      await installationWritten(queryClient, answer);
      // The button that had the focus is gone with the banner.
      document.getElementById('main')?.focus();
    },
  });
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title="Adopt this database?"
      confirmLabel="Adopt"
      destructive
      onConfirm={() => adoption.mutate()}
      pending={adoption.isPending}
      error={adoption.error}
      size="lg"
    >
      <Text>
        All workers take the configs and the active model that this database holds, also where they have newer
        ones. What was saved after the backup was made is gone. If this is not the database that you want,
        restore the right one instead.
      </Text>
      <Text size="sm" c="dimmed">
        Its present id, which it loses: <CopyableId value={databaseId} label="database id" />
      </Text>
      <NoteBox note={note} onChange={setNote} />
    </ConfirmDialog>
  );
}
