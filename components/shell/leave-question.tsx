import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useOpenedOnceMounted } from './use-dialog';
import type { LeaveGuard } from './use-leave-guard';

/** `onLeave` lets the person go, by `guard.leave`. */
type LeaveQuestionProps = { guard: LeaveGuard; onLeave: () => void };

/** Asks before a link or the Back button loses what is not saved. */
export function LeaveQuestion({ guard, onLeave }: LeaveQuestionProps) {
  return (
    <Modal
      opened={useOpenedOnceMounted(guard.isHeld)}
      onClose={guard.stay}
      title="Leave without saving?"
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <Stack gap="md">
        <Text>Your changes on this page are not saved. Leaving discards them.</Text>
        <Group justify="flex-end" gap="xs">
          <Button variant="default" color="red" onClick={onLeave}>
            Leave and discard
          </Button>
          <Button data-autofocus onClick={guard.stay}>
            Stay
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
