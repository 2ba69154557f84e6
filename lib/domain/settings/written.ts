import type { QueryClient } from '@tanstack/react-query';
import { auditPath } from '@/lib/domain/audit/paths';
import { modelPath, modelsPath } from '@/lib/domain/models/paths';
import type { Answer } from '@/lib/platform/client/call';
import type { ActiveModel } from './contract';
import { activeModelQuery } from './queries';

/** After an activation: keeps the answer as the active model, and has everything that shows it read again. */
export async function activeModelWritten(
  queryClient: QueryClient,
  answer: Answer<ActiveModel>,
): Promise<void> {
  queryClient.setQueryData(activeModelQuery().queryKey, answer);
  await Promise.all(
    [modelsPath, modelPath, auditPath].map((path) => queryClient.invalidateQueries({ queryKey: [path] })),
  );
}
