'use client';

import { Button, Group, Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import { describeError } from './describe-error';
import { CheckIcon, WarningIcon } from './icons';

type NotifyOptions = {
  /** One thing to do about it, such as Undo; there is time for it: 20 s, and longer while the pointer rests on it. */
  action?: { label: string; onClick: () => void };
};

/** What was done last, and can still be undone; an older Undo would be refused, and would lie over the page. */
let lastDone = '';

/** Says that something is done, in place of what was done before. Only for actions that have no form or dialog of their own to say it in. */
export function notifyDone(message: string, { action }: NotifyOptions = {}): void {
  notifications.hide(lastDone);
  const act = () => {
    notifications.hide(id);
    action?.onClick();
  };
  const id = notifications.show({
    role: 'status',
    color: 'green',
    icon: <CheckIcon />,
    autoClose: action ? 20_000 : 5_000,
    message: (
      <Group justify="space-between" wrap="nowrap" gap="sm">
        <Text size="sm">{message}</Text>
        {action && (
          <Button size="compact-sm" variant="default" flex="none" onClick={act}>
            {action.label}
          </Button>
        )}
      </Group>
    ),
  });
  lastDone = id;
}

/** Says that a stand-alone action failed, and why. */
export function notifyFailure(title: string, error: unknown): void {
  const { detail } = describeError(error);
  notifications.show({
    role: 'alert',
    color: 'red',
    icon: <WarningIcon />,
    title,
    message: detail,
    autoClose: false,
  });
}
