import type { QueryClient } from '@tanstack/react-query';
import { auditPath } from '@/lib/domain/audit/paths';
import { presetPath, presetsPath } from './paths';

/** After a write: has everything that shows presets read again. */
export async function presetsWritten(queryClient: QueryClient): Promise<void> {
  await Promise.all(
    [presetsPath, presetPath, auditPath].map((path) => queryClient.invalidateQueries({ queryKey: [path] })),
  );
}
