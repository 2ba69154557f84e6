'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { checkProvider } from '@/lib/domain/models/queries';
import { versionsWritten } from '@/lib/domain/registry/written';

/** Asks the provider; where its schema differs, a version is made. `onSettled` is called with an answer and with a failure. */
export function useCheckProvider(modelId: string, onSettled: () => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: () => checkProvider(modelId),
    onSettled,
    onSuccess: ({ data }) => (data.stored ? versionsWritten(queryClient) : undefined),
  });
}
