'use client';

import dynamic from 'next/dynamic';
import { ReasonButton } from '@/components/shell/reason-button';
import { usePermission } from '@/components/shell/session';
import { useDialog } from '@/components/shell/use-dialog';
import { useIsAlive } from '@/components/shell/use-is-alive';
import type { Model } from '@/lib/domain/models/contract';
import { useCheckProvider } from './use-check-provider';

const CheckProviderDialog = dynamic(
  () => import('./check-provider-dialog').then((module) => module.CheckProviderDialog),
  { ssr: false },
);

/** Asks the provider for the model's present schema, and shows what came of it. */
export function CheckProviderButton({ model }: { model: Model }) {
  const forbidden = usePermission('registry:write');
  const isAlive = useIsAlive();
  const dialog = useDialog();
  const check = useCheckProvider(model.id, dialog.open);
  return (
    <>
      <ReasonButton
        variant="default"
        disabled={!isAlive}
        aria-busy={check.isPending}
        reason={forbidden ?? model.provider_check.reason ?? (check.isPending ? 'Asking the provider…' : null)}
        onClick={() => check.mutate()}
      >
        {check.isPending ? 'Checking…' : 'Check provider'}
      </ReasonButton>
      {dialog.openings > 0 && (
        <CheckProviderDialog
          key={dialog.openings}
          model={model}
          check={check.data?.data ?? null}
          error={check.error}
          opened={dialog.opened}
          onClose={dialog.close}
        />
      )}
    </>
  );
}
