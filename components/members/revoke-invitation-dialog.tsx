'use client';

import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { notifyDone } from '@/components/shell/notify';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { OpenInvitation } from '@/lib/domain/members/contract';
import { invitationsPath } from '@/lib/domain/members/paths';
import { revokeInvitation } from '@/lib/domain/members/queries';
import { nameOf } from './invitation-name';

type RevokeInvitationDialogProps = { invitation: OpenInvitation; opened: boolean; onClose: () => void };

/** Ends an invitation before somebody uses it. */
export default function RevokeInvitationDialog({ invitation, opened, onClose }: RevokeInvitationDialogProps) {
  const queryClient = useQueryClient();
  const name = nameOf(invitation);
  const revocation = useMutation({
    mutationFn: () => revokeInvitation(invitation.id),
    onSuccess: async () => {
      onClose();
      notifyDone(`The ${name} is revoked`);
      await queryClient.invalidateQueries({ queryKey: [invitationsPath] });
      // The button that had the focus is gone with its row.
      document.getElementById('main')?.focus();
    },
  });
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={`Revoke the ${name}`}
      confirmLabel="Revoke"
      destructive
      onConfirm={() => revocation.mutate()}
      pending={revocation.isPending}
      error={revocation.error}
    >
      <Text>Its link lets nobody join from now on. You can make another one at any time.</Text>
    </ConfirmDialog>
  );
}
