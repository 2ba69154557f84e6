import { StateBadge } from '@/components/shell/state-badge';
import type { ModelVersion } from '@/lib/domain/registry/contract';

const tones = { production: 'live', staging: 'plain', archived: 'off' } as const;

/** The status of a version in one word. */
export function StatusBadge({ status }: Pick<ModelVersion, 'status'>) {
  return <StateBadge tone={tones[status]}>{status}</StateBadge>;
}
