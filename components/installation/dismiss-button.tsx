'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyFailure } from '@/components/shell/notify';
import { ReasonButton } from '@/components/shell/reason-button';
import { usePermission } from '@/components/shell/session';
import type { Alarm } from '@/lib/domain/installation/contract';
import { dismissAlarm } from '@/lib/domain/installation/queries';
import { installationWritten } from '@/lib/domain/installation/written';

type DismissButtonProps = { alarms: Pick<Alarm, 'id'>[]; label: string };

/** Hides alarms of a banner until they occur again. */
export function DismissButton({ alarms, label }: DismissButtonProps) {
  const queryClient = useQueryClient();
  const reason = usePermission('admin');
  const dismissal = useMutation({
    mutationFn: async () => {
      for (const { id } of alarms) await installationWritten(queryClient, await dismissAlarm(id));
    },
    // The button that had the focus is gone with the banner.
    onSuccess: () => document.getElementById('main')?.focus(),
    onError: (error) => notifyFailure('The alarm was not dismissed', error),
  });
  return (
    <ReasonButton
      reason={reason}
      variant="default"
      aria-label={label}
      loading={dismissal.isPending}
      onClick={() => dismissal.mutate()}
    >
      Dismiss
    </ReasonButton>
  );
}
