import type { QueryClient } from '@tanstack/react-query';
import { auditPath } from '@/lib/domain/audit/paths';
import type { Answer } from '@/lib/platform/client/call';
import type { Model } from './contract';
import { modelPath, modelsPath } from './paths';
import { modelQuery } from './queries';

/** After a write: keeps the answer as the model, and has everything that shows models read again. */
export async function modelWritten(queryClient: QueryClient, answer: Answer<Model>): Promise<void> {
  queryClient.setQueryData(modelQuery(answer.data.id).queryKey, answer);
  await Promise.all(
    [modelsPath, modelPath, auditPath].map((path) => queryClient.invalidateQueries({ queryKey: [path] })),
  );
}
