import type { QueryClient } from '@tanstack/react-query';
import { auditPath } from '@/lib/domain/audit/paths';
import { modelPath, modelsPath } from '@/lib/domain/models/paths';
import { workersPath } from '@/lib/domain/workers/paths';
import type { Answer } from '@/lib/platform/client/call';
import type { ModelConfig } from './contract';
import { revisionsPath } from './paths';
import { configQuery } from './queries';

/** After a write: keeps the answer as the model's config, and has everything that shows configs read again. */
export async function configWritten(
  queryClient: QueryClient,
  modelId: string,
  answer: Answer<ModelConfig>,
): Promise<void> {
  queryClient.setQueryData(configQuery(modelId).queryKey, answer);
  await Promise.all(
    [revisionsPath, modelsPath, modelPath, auditPath, workersPath].map((path) =>
      queryClient.invalidateQueries({ queryKey: [path] }),
    ),
  );
}
