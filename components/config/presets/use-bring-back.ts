import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyFailure } from '@/components/shell/notify';
import type { Preset } from '@/lib/domain/presets/contract';
import { createPreset } from '@/lib/domain/presets/queries';
import { presetsWritten } from '@/lib/domain/presets/written';

/** Makes a deleted preset again. One that the production version no longer allows cannot come back, and it says so. */
export function useBringBack(modelId: string, onDone: (preset: Preset) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ name, overrides }: Preset) => createPreset(modelId, { name, overrides }),
    onSuccess: async ({ data }) => {
      await presetsWritten(queryClient);
      onDone(data);
    },
    onError: (error) => notifyFailure('The preset was not brought back', error),
  });
}
