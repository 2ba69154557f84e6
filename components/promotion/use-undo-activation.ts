'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyDone } from '@/components/shell/notify';
import type { VersionEvent } from '@/lib/domain/registry/contract';
import { undoActivation } from '@/lib/domain/registry/queries';
import { versionsWritten } from '@/lib/domain/registry/written';

/** Takes an activation back, with what it did to the config. A refusal has the present state read again. */
export function useUndoActivation(onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ event, note }: { event: VersionEvent; note: string }) =>
      undoActivation(event.model_name, event.id, note.trim() || null),
    onSuccess: (answer, { event }) => {
      onDone();
      notifyDone(undoneText(event, answer.data.version));
      return versionsWritten(queryClient);
    },
    onError: () => versionsWritten(queryClient),
  });
}

/** What is live after an activation was taken back. */
export function undoneText(event: VersionEvent, version: number): string {
  return event.former_version === null
    ? `Version ${event.version} is out of production again. Nothing is in production.`
    : `Version ${version} is in production again, with the config from before.`;
}
