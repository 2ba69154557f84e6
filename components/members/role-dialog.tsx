'use client';

import { Text } from '@mantine/core';
import { useState } from 'react';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { useSession } from '@/components/shell/session';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { Member } from '@/lib/domain/members/contract';
import { RoleChoice } from './role-choice';
import { useMemberUpdate } from './use-member-update';

type RoleDialogProps = { member: Member; opened: boolean; onClose: () => void };

/** Gives a member another role, at once and without a new sign-in. */
export default function RoleDialog({ member, opened, onClose }: RoleDialogProps) {
  const [role, setRole] = useState(member.role);
  const update = useMemberUpdate(member, onClose, (changed) => `${changed.name} is now ${changed.role}`);
  const isOwn = useSession().id === member.id;
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={`Role of ${member.name}`}
      confirmLabel="Change role"
      confirmDisabled={role === member.role}
      onConfirm={() => update.mutate({ role })}
      pending={update.isPending}
      error={update.error}
    >
      <RoleChoice value={role} onChange={setRole} />
      {isOwn && role !== member.role && (
        <Text>This is your own role. Only another admin can give it back to you.</Text>
      )}
    </ConfirmDialog>
  );
}
