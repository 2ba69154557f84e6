'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { Model } from '@/lib/domain/models/contract';
import { type ModelUpdate, updateModel } from '@/lib/domain/models/queries';
import { modelWritten } from '@/lib/domain/models/written';

/** Renames, describes, archives or brings back a model. `onDone` gets the model as it is then. */
export function useUpdateModel(modelId: string, onDone: (model: Model) => void) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: (update: ModelUpdate) => updateModel(modelId, update),
    onSuccess: (answer) => {
      onDone(answer.data);
      return modelWritten(queryClient, answer);
    },
  });
}
