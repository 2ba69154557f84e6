import { TextInput } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './action-bar.module.css';
import { ProblemAlert } from './problem-alert';

type ActionBarProps = {
  /** What is done here, for screen readers. */
  label: string;
  note: string;
  onNote: (note: string) => void;
  isReadOnly: boolean;
  /** Why it cannot be done yet; null where it can. */
  reason: string | null;
  /** Leads to what stands in the way; null where there is no such place. */
  onJump: (() => void) | null;
  /** Of the line that says the reason, or else what the action does. */
  effectId?: string;
  /** The failure of the last try. */
  error?: unknown;
  /** There is nothing to do: where there is little room, no note is asked for. */
  isIdle?: boolean;
  /** The buttons. */
  children: ReactNode;
};

/** Along the lower edge of a screen whose result goes live: the note, why it cannot be done yet, and the buttons. */
export function ActionBar(props: ActionBarProps) {
  const { label, note, onNote, isReadOnly, reason, onJump, effectId, error = null, isIdle, children } = props;
  return (
    <section aria-label={label} className={classes.bar} data-idle={isIdle || undefined}>
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
          disabled={isReadOnly}
          value={note}
          onChange={(event) => onNote(event.currentTarget.value)}
          className={classes.note}
        />
        <p id={effectId} role="status" className={classes.effect}>
          {reason !== null && onJump !== null ? (
            <button type="button" className={classes.jump} onClick={onJump}>
              {reason}
            </button>
          ) : (
            (reason ?? 'Live for all workers at once')
          )}
        </p>
        <div className={classes.buttons}>{children}</div>
      </div>
    </section>
  );
}
