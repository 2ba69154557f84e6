import { Button, TextInput } from '@mantine/core';
import { useId } from 'react';
import { ProblemAlert } from '@/components/shell/problem-alert';
import { ReasonButton } from '@/components/shell/reason-button';
import classes from './save-bar.module.css';
import type { Editor } from './use-editor';

/** Along the lower edge: the note, why Save is disabled, Discard and Save. */
export function SaveBar({ editor }: { editor: Editor }) {
  const effectId = useId();
  const { state, note, setNote, isUnsaved, isSaving, refusal, error } = editor;
  const { reason, jump } = state;

  return (
    <section aria-label="Save" className={classes.bar} data-idle={!isUnsaved || undefined}>
      {error !== null && (
        <div className={classes.error}>
          <ProblemAlert error={error} />
        </div>
      )}
      <div className={classes.row}>
        <TextInput
          aria-label="Why? (optional note)"
          placeholder="Why? (optional note)"
          maxLength={1000}
          disabled={refusal !== null}
          value={note}
          onChange={(event) => setNote(event.currentTarget.value)}
          className={classes.note}
        />
        <p id={effectId} role="status" className={classes.reason}>
          {reason === null && 'Live for all workers at once'}
          {reason !== null && jump === null && reason}
          {reason !== null && jump !== null && (
            <button type="button" className={classes.jump} onClick={() => editor.goTo(jump)}>
              {reason}
            </button>
          )}
        </p>
        <div className={classes.buttons}>
          <Button variant="default" disabled={!isUnsaved || isSaving} onClick={editor.discard}>
            Discard
          </Button>
          <ReasonButton reason={reason} aria-describedby={effectId} onClick={() => editor.save()}>
            Save and publish
          </ReasonButton>
        </div>
      </div>
    </section>
  );
}
