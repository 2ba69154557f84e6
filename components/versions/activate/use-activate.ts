'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRouter } from 'next/navigation';
import { undoneText } from '@/components/promotion/use-undo-activation';
import { isConflict } from '@/components/shell/is-conflict';
import { versionsHref } from '@/components/shell/model-hrefs';
import { notifyDone, notifyFailure } from '@/components/shell/notify';
import type { Decision, Issue } from '@/lib/config-schema';
import { configQuery } from '@/lib/domain/config/queries';
import type { Model } from '@/lib/domain/models/contract';
import type { VersionEvent } from '@/lib/domain/registry/contract';
import { activateVersion, activationEventQuery, undoActivation } from '@/lib/domain/registry/queries';
import { versionsWritten } from '@/lib/domain/registry/written';
import { RequestError } from '@/lib/platform/client/call';

type Confirmed = {
  version: number;
  decisions: Record<string, Decision>;
  pinMovedDefaults: boolean;
  note: string | null;
  ifMatch?: string;
};

type Activating = {
  model: Model;
  onDone: () => void;
  /** The server does not allow values that were decided. */
  onRefused: (issues: Issue[]) => void;
};

/** Activates a version and goes back to the list, with an offer to take it back. A refusal has the present state read again. */
export function useActivate({ model, onDone, onRefused }: Activating) {
  const queryClient = useQueryClient();
  const router = useRouter();

  const undo = useMutation({
    mutationFn: (event: VersionEvent) => undoActivation(model.id, event.id),
    onSuccess: (answer, event) => notifyDone(undoneText(event, answer.data.version)),
    onError: (error) => notifyFailure('The activation was not undone', error),
    onSettled: () => versionsWritten(queryClient),
  });

  return useMutation({
    mutationFn: async (confirmed: Confirmed) => {
      const { data } = await activateVersion({ modelName: model.id, ...confirmed });
      // The activation is done: that its event cannot be read only takes the Undo away.
      const event = await queryClient
        .fetchQuery({ ...configQuery(model.id), staleTime: 0 })
        .then((config) => queryClient.fetchQuery(activationEventQuery(model.id, config.data.revision)))
        .catch(() => null);
      return { version: data.version, event: event?.version === data.version ? event : null };
    },
    onSuccess: async ({ version, event }) => {
      onDone();
      notifyDone(
        `Version ${version} of ${model.name} is in production, live for all workers.`,
        event === null ? {} : { action: { label: 'Undo', onClick: () => undo.mutate(event) } },
      );
      router.push(versionsHref(model));
      await versionsWritten(queryClient);
    },
    onError: async (error) => {
      const issues =
        error instanceof RequestError && error.status === 422 ? error.problem?.errors : undefined;
      if (issues) onRefused(issues.filter((issue) => issue.in === undefined));
      await versionsWritten(queryClient);
    },
  });
}

/** Whether what was decided about is no longer the present state: the config was saved, or more needs a decision. */
export function isOutdated(error: unknown): boolean {
  if (isConflict(error)) return true;
  if (!(error instanceof RequestError) || error.problem === null) return false;
  return error.status === 409 && 'affected' in error.problem;
}
