import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isConflict } from '@/components/shell/is-conflict';
import type { Preset } from '@/lib/domain/presets/contract';
import { presetQuery } from '@/lib/domain/presets/queries';
import { presetsWritten } from '@/lib/domain/presets/written';
import type { Answer } from '@/lib/platform/client/call';

/** Sends a change of this preset; `ifMatch` names the state that the person saw. */
type Send = (write: { modelId: string; presetId: string; ifMatch: string }) => Promise<Answer<Preset>>;

/** Changes a preset. Where somebody else was first, `isStale` is true and the preset is shown as it is now. */
export function usePresetChange(modelId: string, present: Answer<Preset>, onDone: (preset: Preset) => void) {
  const queryClient = useQueryClient();
  const presetId = present.data.id;
  const mutation = useMutation({
    mutationFn: (send: Send) => send({ modelId, presetId, ifMatch: present.etag ?? '' }),
    onSuccess: async ({ data }) => {
      await presetsWritten(queryClient);
      onDone(data);
    },
    onError: (error) => {
      if (!isConflict(error)) return;
      queryClient.setQueryData(presetQuery(modelId, presetId).queryKey, {
        data: error.problem?.present as Preset,
        etag: error.etag,
      });
    },
  });
  const stale = isConflict(mutation.error);
  return {
    send: mutation.mutate,
    isPending: mutation.isPending,
    isStale: stale,
    error: stale ? null : mutation.error,
  };
}
