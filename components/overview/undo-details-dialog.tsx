'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { DiffTable } from '@/components/diff';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { notifyDone } from '@/components/shell/notify';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { AuditEvent } from '@/lib/domain/audit/contract';
import { type ModelUpdate, updateModel } from '@/lib/domain/models/queries';
import { modelWritten } from '@/lib/domain/models/written';

type UndoDetailsDialogProps = {
  event: AuditEvent;
  update: ModelUpdate;
  opened: boolean;
  onClose: () => void;
};

/** Asks before a rename, an archiving or the like is taken back. What workers get does not change. */
export function UndoDetailsDialog({ event, update, opened, onClose }: UndoDetailsDialogProps) {
  const queryClient = useQueryClient();
  const name = event.subject_name;
  const undo = useMutation({
    mutationFn: () => updateModel(event.subject, update),
    onSuccess: (answer) => {
      onClose();
      notifyDone(`${name} is as it was before this change.`);
      return modelWritten(queryClient, answer);
    },
  });
  const changes = event.diff.map(({ path, before, after }) => ({ path, before: after, after: before }));
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={`Undo this change of ${name}?`}
      confirmLabel="Undo"
      onConfirm={() => undo.mutate()}
      pending={undo.isPending}
      error={undo.error}
    >
      <div>The values that workers get stay as they are.</div>
      <DiffTable changes={changes} beforeLabel="Now" afterLabel="Then" />
    </ConfirmDialog>
  );
}
