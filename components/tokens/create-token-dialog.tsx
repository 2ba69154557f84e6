'use client';

import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { OneTimeValue } from '@/components/shell/one-time-value';
import { useOpenedOnceMounted } from '@/components/shell/use-dialog';
import type { CreatedToken } from '@/lib/domain/tokens/contract';
import { CreateTokenForm } from './create-token-form';

type CreateTokenDialogProps = { opened: boolean; onClose: () => void };

/** First the form, then the token. A click beside it does not close it once there is a token to lose. */
export default function CreateTokenDialog({ opened, onClose }: CreateTokenDialogProps) {
  const [created, setCreated] = useState<CreatedToken | null>(null);
  return (
    <Modal
      opened={useOpenedOnceMounted(opened)}
      onClose={onClose}
      title={created ? `Token “${created.name}”` : 'Create a token'}
      closeOnClickOutside={created === null}
    >
      {created === null ? (
        <CreateTokenForm onCreated={setCreated} onCancel={onClose} />
      ) : (
        <Stack gap="md">
          <OneTimeValue label="Token" value={created.token} />
          <Text>
            Copy it now: only its hash is stored, so it cannot be shown again. Send it as{' '}
            <code>Authorization: Bearer …</code>
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
