'use client';

import dynamic from 'next/dynamic';
import { ReasonButton } from '@/components/shell/reason-button';
import { usePermission } from '@/components/shell/session';
import { useDialog } from '@/components/shell/use-dialog';
import type { AuditEvent } from '@/lib/domain/audit/contract';
import { modelSource } from '@/lib/domain/config/source';
import { promptsSource } from '@/lib/domain/prompts/source';
import { undoName } from './describe-change';
import { type Undo, undoOf } from './undo-of';

const ActivateDialog = dynamic(
  () => import('@/components/activation/activate-dialog').then((module) => module.ActivateDialog),
  { ssr: false },
);
const UndoActivationOf = dynamic(
  () => import('@/components/promotion/undo-activation-of').then((module) => module.UndoActivationOf),
  { ssr: false },
);
const UndoConfigDialog = dynamic(
  () => import('./undo-config-dialog').then((module) => module.UndoConfigDialog),
  { ssr: false },
);
const UndoDetailsDialog = dynamic(
  () => import('./undo-details-dialog').then((module) => module.UndoDetailsDialog),
  { ssr: false },
);

/** Undoes one change, after a dialog that says what workers will get. `newest`: nothing of its kind followed. */
export function UndoButton({ event, newest }: { event: AuditEvent; newest: boolean }) {
  const dialog = useDialog();
  const undo = undoOf(event, newest);
  const forbidden = usePermission(
    undo.kind === 'details' || undo.kind === 'promotion' ? 'registry:write' : 'config:write',
  );
  return (
    <>
      <ReasonButton
        variant="default"
        size="compact-sm"
        reason={undo.kind === 'none' ? undo.reason : forbidden}
        aria-label={undoName(event)}
        onClick={dialog.open}
      >
        Undo
      </ReasonButton>
      {dialog.openings > 0 && (
        <UndoDialog
          key={dialog.openings}
          undo={undo}
          event={event}
          opened={dialog.opened}
          onClose={dialog.close}
        />
      )}
    </>
  );
}

type UndoDialogProps = { undo: Undo; event: AuditEvent; opened: boolean; onClose: () => void };

function UndoDialog({ undo, event, ...dialog }: UndoDialogProps) {
  switch (undo.kind) {
    case 'config':
      return (
        <UndoConfigDialog
          source={modelSource(undo.modelId)}
          name={event.subject_name}
          revision={undo.revision}
          {...dialog}
        />
      );
    case 'prompts':
      return (
        <UndoConfigDialog
          source={promptsSource}
          name="the prompt library"
          revision={undo.revision}
          {...dialog}
        />
      );
    case 'activation':
      return (
        <ActivateDialog
          modelId={undo.modelId}
          title="Make the former model active again?"
          suggestedNote={`Undo of the change by ${event.actor.name}`}
          {...dialog}
        />
      );
    case 'promotion':
      return <UndoActivationOf modelId={undo.modelId} revision={undo.revision} {...dialog} />;
    case 'details':
      return <UndoDetailsDialog event={event} update={undo.update} {...dialog} />;
    case 'none':
      return null;
  }
}
