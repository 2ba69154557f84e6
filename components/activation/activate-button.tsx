'use client';

import type { ButtonProps } from '@mantine/core';
import dynamic from 'next/dynamic';
import { ReasonButton } from '@/components/shell/reason-button';
import { usePermission } from '@/components/shell/session';
import { useDialog } from '@/components/shell/use-dialog';
import type { Model } from '@/lib/domain/models/contract';
import { reasonNotActivatable } from './reason-not-activatable';

const ActivateDialog = dynamic(() => import('./activate-dialog').then((module) => module.ActivateDialog), {
  ssr: false,
});

/** Makes a model the active one, after a dialog that says what workers will get. */
export function ActivateButton({ model, size }: { model: Model; size?: ButtonProps['size'] }) {
  const dialog = useDialog();
  const forbidden = usePermission('config:write');
  return (
    <>
      <ReasonButton
        variant="default"
        size={size}
        reason={reasonNotActivatable(model) ?? forbidden}
        aria-label={`Make ${model.name} active`}
        onClick={dialog.open}
      >
        Make active
      </ReasonButton>
      {dialog.openings > 0 && (
        <ActivateDialog
          key={dialog.openings}
          modelId={model.id}
          opened={dialog.opened}
          onClose={dialog.close}
        />
      )}
    </>
  );
}
