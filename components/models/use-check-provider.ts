'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { auditPath } from '@/lib/domain/audit/paths';
import { modelPath, modelsPath } from '@/lib/domain/models/paths';
import { checkProvider } from '@/lib/domain/models/queries';

/** Asks the provider; where its schema differs, a version is made. `onSettled` is called with an answer and with a failure. */
export function useCheckProvider(modelId: string, onSettled: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => checkProvider(modelId),
    onSettled,
    onSuccess: ({ data }) =>
      data.stored
        ? Promise.all(
            [modelsPath, modelPath, auditPath].map((path) =>
              queryClient.invalidateQueries({ queryKey: [path] }),
            ),
          )
        : undefined,
  });
}
