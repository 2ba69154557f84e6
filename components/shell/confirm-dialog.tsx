'use client';

import { Button, Group, Modal, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { ProblemAlert } from './problem-alert';

type ConfirmDialogProps = {
  opened: boolean;
  onClose: () => void;
  title: string;
  /** What will happen, and fields such as a note. */
  children: ReactNode;
  /** The verb on the button: "Revoke", never "OK". */
  confirmLabel: string;
  onConfirm: () => void;
  pending: boolean;
  /** The failure of the last try; shown here and nowhere else. */
  error: unknown;
  /** Takes something away: the button is red. */
  destructive?: boolean;
  /** Confirming would do nothing or cannot work. */
  confirmDisabled?: boolean;
  size?: string;
};

/** Asks before something happens. Focus goes in and comes back, Escape closes, a failure stays in the dialog. */
export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Modal opened={props.opened} onClose={props.onClose} title={props.title} size={props.size ?? 'md'}>
      <form
        onSubmit={(event) => {
          event.preventDefault();
          props.onConfirm();
        }}
      >
        <Stack gap="md">
          {props.children}
          <ProblemAlert error={props.error} />
          <Group justify="flex-end" gap="xs">
            <Button variant="default" onClick={props.onClose}>
              Cancel
            </Button>
            <Button
              type="submit"
              color={props.destructive ? 'red' : undefined}
              loading={props.pending}
              disabled={props.confirmDisabled}
            >
              {props.confirmLabel}
            </Button>
          </Group>
        </Stack>
      </form>
    </Modal>
  );
}
