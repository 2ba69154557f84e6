'use client';

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { OneTimeValue } from '@/components/shell/one-time-value';
import { RelativeTime } from '@/components/shell/relative-time';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { Invitation } from '@/lib/domain/members/contract';
import { invitationsPath } from '@/lib/domain/members/paths';
import { InviteForm } from './invite-form';

type InviteDialogProps = { opened: boolean; onClose: () => void };

/** First the form, then the link. Closing by a click beside it is off once there is a link to lose. */
export default function InviteDialog({ opened, onClose }: InviteDialogProps) {
  const queryClient = useQueryClient();
  const [invitation, setInvitation] = useState<Invitation | null>(null);

  function show(made: Invitation) {
    setInvitation(made);
    void queryClient.invalidateQueries({ queryKey: [invitationsPath] });
  }

  return (
    <Modal
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title="Invite a member"
      closeOnClickOutside={invitation === null}
    >
      {invitation === null ? (
        <InviteForm onInvited={show} onCancel={onClose} />
      ) : (
        <Stack gap="md">
          <OneTimeValue label="Invitation link" value={invitation.url} />
          <Text>
            Send it to the person. It works once and ends <RelativeTime time={invitation.expires_at} />. It is
            not shown again; until it is used, you can revoke it on this page.
          </Text>
          <Group justify="flex-end">
            <Button variant="default" onClick={onClose}>
              Done
            </Button>
          </Group>
        </Stack>
      )}
    </Modal>
  );
}
