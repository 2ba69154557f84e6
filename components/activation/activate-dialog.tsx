'use client';

import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { Failure } from '@/components/shell/failure';
import { isConflict } from '@/components/shell/is-conflict';
import { Loading } from '@/components/shell/loading';
import { NoteBox } from '@/components/shell/note-box';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import { activationPreviewQuery } from './activation-preview-query';
import { ActivationSummary } from './activation-summary';
import { ChangedMeanwhile } from './changed-meanwhile';
import { useActivate } from './use-activate';

type ActivateDialogProps = {
  modelId: string;
  opened: boolean;
  onClose: () => void;
  /** The question in the title; "Change the active model?" unless given. */
  title?: string;
  /** What the note says before anybody types. */
  suggestedNote?: string;
};

/** Asks before a model becomes the active one: from which to which, and what workers will get. */
export function ActivateDialog({ modelId, opened, onClose, title, suggestedNote = '' }: ActivateDialogProps) {
  const [note, setNote] = useState(suggestedNote);
  const preview = useQuery({ ...activationPreviewQuery(modelId), enabled: opened });
  const activate = useActivate(onClose);
  const conflict = isConflict(activate.error);
  const alreadyActive = preview.data?.present.model_id === preview.data?.to.model.id;
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={title ?? 'Change the active model?'}
      confirmLabel="Make active"
      confirmDisabled={!preview.data || preview.isError || preview.isFetching || alreadyActive}
      onConfirm={() => preview.data && activate.mutate({ preview: preview.data, note })}
      pending={activate.isPending}
      error={conflict ? null : activate.error}
      size="lg"
    >
      {preview.isError ? (
        <Failure
          title="What this would change could not be read"
          error={preview.error}
          onRetry={() => void preview.refetch()}
          retrying={preview.isFetching}
        />
      ) : preview.data ? (
        <ActivationSummary preview={preview.data} />
      ) : (
        <Loading what="what workers will get" />
      )}
      <NoteBox note={note} onChange={setNote} />
      {conflict && preview.data && !preview.isFetching && <ChangedMeanwhile preview={preview.data} />}
    </ConfirmDialog>
  );
}
