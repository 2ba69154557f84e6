'use client';

import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { notifyDone } from '@/components/shell/notify';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { Model } from '@/lib/domain/models/contract';
import { useUpdateModel } from './use-update-model';

/** Asks before a model is archived, or brought back. */
export function ArchiveDialog(props: { model: Model; opened: boolean; onClose: () => void }) {
  const { model, opened, onClose } = props;
  const archived = model.archived_at !== null;
  const update = useUpdateModel(model.id, () => {
    onClose();
    notifyDone(archived ? `${model.name} is back.` : `${model.name} is archived.`);
  });
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={archived ? `Bring back ${model.name}?` : `Archive ${model.name}?`}
      confirmLabel={archived ? 'Bring back' : 'Archive'}
      destructive={!archived}
      onConfirm={() => update.mutate({ archived: !archived })}
      pending={update.isPending}
      error={update.error}
    >
      {archived
        ? 'It is listed again, can be changed and can be made active. Its config is as it was.'
        : 'It is no longer listed, cannot be changed and cannot be made active. Its config and its history are kept, and you can bring it back at any time.'}
    </ConfirmDialog>
  );
}
