import type { QueryClient } from '@tanstack/react-query';
import { auditPath } from '@/lib/domain/audit/paths';
import { workersPath } from '@/lib/domain/workers/paths';
import type { Answer } from '@/lib/platform/client/call';
import type { Installation } from './contract';
import { installationQuery } from './queries';

/** After an adoption or a dismissal: keeps the answer, and has the workers and the audit read again. */
export async function installationWritten(
  queryClient: QueryClient,
  answer: Answer<Installation>,
): Promise<void> {
  queryClient.setQueryData(installationQuery().queryKey, answer);
  await Promise.all(
    [workersPath, auditPath].map((path) => queryClient.invalidateQueries({ queryKey: [path] })),
  );
}
