'use client';

import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import { isConflict } from '@/components/shell/is-conflict';
import { notifyDone, notifyFailure } from '@/components/shell/notify';
import { activeModelPath } from '@/lib/domain/settings/paths';
import { setActiveModel } from '@/lib/domain/settings/queries';
import { activeModelWritten } from '@/lib/domain/settings/written';
import type { ActivationPreview } from './activation-preview-query';

/** What was confirmed: the preview that was on the screen, and why. */
type Confirmed = { preview: ActivationPreview; note: string };

/** Makes a model the active one. Afterwards a notification offers to take it back; a conflict reads the present state again. */
export function useActivate(onDone: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ preview, note }: Confirmed) =>
      setActiveModel({ modelId: preview.to.model.id, ifMatch: preview.ifMatch, note: note.trim() || null }),
    onSuccess: (answer, { preview: { from, to } }) => {
      onDone();
      notifyDone(`${to.model.name} is the active model, live for all workers.`, {
        action: {
          label: 'Undo',
          onClick: () => void takeBack(queryClient, from.model, to.model.name, answer.etag),
        },
      });
      return activeModelWritten(queryClient, answer);
    },
    onError: (error) => {
      if (isConflict(error)) return queryClient.invalidateQueries({ queryKey: [activeModelPath] });
    },
  });
}

async function takeBack(
  queryClient: QueryClient,
  former: { id: string; name: string },
  name: string,
  etag: string | null,
): Promise<void> {
  try {
    const answer = await setActiveModel({
      modelId: former.id,
      ifMatch: etag ?? '',
      note: `Undo: ${name} is no longer the active model`,
    });
    notifyDone(`${former.name} is the active model again, live for all workers.`);
    await activeModelWritten(queryClient, answer);
  } catch (error) {
    notifyFailure('The activation was not undone', error);
    await queryClient.invalidateQueries({ queryKey: [activeModelPath] });
  }
}
