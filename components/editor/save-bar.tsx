import { Button } from '@mantine/core';
import { useId } from 'react';
import { ActionBar } from '@/components/shell/action-bar';
import { ReasonButton } from '@/components/shell/reason-button';
import type { Editor } from './use-editor';

/** Along the lower edge: the note, why Save is disabled, Discard and Save. */
export function SaveBar({ editor }: { editor: Editor }) {
  const effectId = useId();
  const { state, note, setNote, isUnsaved, isSaving, refusal, error } = editor;
  const { reason, jump } = state;

  return (
    <ActionBar
      label="Save"
      note={note}
      onNote={setNote}
      isReadOnly={refusal !== null}
      reason={reason}
      onJump={jump && (() => editor.goTo(jump))}
      effectId={effectId}
      error={error}
      isIdle={!isUnsaved}
    >
      <Button variant="default" disabled={!isUnsaved || isSaving} onClick={editor.discard}>
        Discard
      </Button>
      <ReasonButton reason={reason} aria-describedby={effectId} onClick={() => editor.save()}>
        Save and publish
      </ReasonButton>
    </ActionBar>
  );
}
