'use client';

import { Text } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ConfirmDialog } from '@/components/shell/confirm-dialog';
import { notifyDone } from '@/components/shell/notify';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { Token } from '@/lib/domain/tokens/contract';
import { tokensPath } from '@/lib/domain/tokens/paths';
import { revokeToken } from '@/lib/domain/tokens/queries';

type RevokeTokenDialogProps = { token: Token; opened: boolean; onClose: () => void };

/** Ends a token for good. */
export default function RevokeTokenDialog({ token, opened, onClose }: RevokeTokenDialogProps) {
  const queryClient = useQueryClient();
  const revocation = useMutation({
    mutationFn: () => revokeToken(token.id),
    onSuccess: async () => {
      onClose();
      notifyDone(`Token “${token.name}” is revoked`);
      await queryClient.invalidateQueries({ queryKey: [tokensPath] });
      // The button that had the focus is gone with its row.
      document.getElementById('main')?.focus();
    },
  });
  return (
    <ConfirmDialog
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={`Revoke “${token.name}”`}
      confirmLabel="Revoke"
      destructive
      onConfirm={() => revocation.mutate()}
      pending={revocation.isPending}
      error={revocation.error}
    >
      <Text>
        Whatever uses this token is refused from now on. Workers that have a config keep it, but get no newer
        one. This cannot be undone.
      </Text>
    </ConfirmDialog>
  );
}
