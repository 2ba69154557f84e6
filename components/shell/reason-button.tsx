'use client';

import { Button, type ButtonProps, Tooltip } from '@mantine/core';
import { type ComponentPropsWithoutRef, useId } from 'react';

type ReasonButtonProps = ButtonProps &
  Omit<ComponentPropsWithoutRef<'button'>, keyof ButtonProps> & {
    /** Why the button may not be pressed now; null where it may. */
    reason: string | null;
  };

/** A button that stays in its place and in the tab order while it may not be pressed, and says why: on hover, on focus and to screen readers. */
export function ReasonButton({ reason, onClick, children, ...others }: ReasonButtonProps) {
  const reasonId = useId();
  const refused = reason !== null;
  return (
    <Tooltip
      label={reason}
      disabled={!refused}
      events={{ hover: true, focus: true, touch: true }}
      multiline
      maw={280}
    >
      <Button
        type="button"
        {...others}
        data-disabled={refused || undefined}
        aria-disabled={refused || undefined}
        aria-describedby={refused ? reasonId : others['aria-describedby']}
        onClick={(event) => (refused ? event.preventDefault() : onClick?.(event))}
      >
        {children}
        {refused && (
          // Hidden, so that it describes the button without becoming a part of its name.
          <span id={reasonId} hidden>
            {reason}
          </span>
        )}
      </Button>
    </Tooltip>
  );
}
