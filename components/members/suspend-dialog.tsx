'use client';

import { Text } from '@mantine/core';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { Member } from '@/lib/domain/members/contract';
import { useMemberUpdate } from './use-member-update';

type SuspendDialogProps = { member: Member; opened: boolean; onClose: () => void };

/** Shuts a member out, or lets them in again. */
export default function SuspendDialog({ member, opened, onClose }: SuspendDialogProps) {
  const { name, suspended } = member;
  const update = useMemberUpdate(member, onClose, (changed) =>
    changed.suspended ? `${changed.name} is suspended` : `${changed.name} may sign in again`,
  );
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={suspended ? `Bring back ${name}` : `Suspend ${name}`}
      confirmLabel={suspended ? 'Bring back' : 'Suspend'}
      destructive={!suspended}
      onConfirm={() => update.mutate({ suspended: !suspended })}
      pending={update.isPending}
      error={update.error}
    >
      <Text>
        {suspended
          ? `${name} can sign in again with the password and the role they had (${member.role}).`
          : `${name} is signed out everywhere and cannot sign in until an admin brings them back. What they changed stays, under their name.`}
      </Text>
    </ConfirmDialog>
  );
}
