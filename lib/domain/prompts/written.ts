import type { QueryClient } from '@tanstack/react-query';
import { auditPath } from '@/lib/domain/audit/paths';
import { workersPath } from '@/lib/domain/workers/paths';
import type { Answer } from '@/lib/platform/client/call';
import type { PromptConfig } from './contract';
import { promptRevisionsPath } from './paths';
import { promptsQuery } from './queries';

/** After a write: keeps the answer as the library, and has everything that shows changes read again. */
export async function promptsWritten(queryClient: QueryClient, answer: Answer<PromptConfig>): Promise<void> {
  queryClient.setQueryData(promptsQuery.queryKey, answer);
  await Promise.all(
    [promptRevisionsPath, auditPath, workersPath].map((path) =>
      queryClient.invalidateQueries({ queryKey: [path] }),
    ),
  );
}
