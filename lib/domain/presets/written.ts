import type { QueryClient } from '@tanstack/react-query';
import { auditPath } from '@/lib/domain/audit/paths';
import { presetsPath } from './paths';

/** After a write: has the lists of presets read again, also one that is not on the screen at the moment. */
export async function presetsWritten(queryClient: QueryClient): Promise<void> {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: [presetsPath], refetchType: 'all' }),
    queryClient.invalidateQueries({ queryKey: [auditPath] }),
  ]);
}
