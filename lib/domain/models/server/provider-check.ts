import { outboundSettings } from '@/lib/platform/outbound';
import type { Model } from '../contract';
import type { ModelRow } from './repository';

/** Whether the provider can be asked for a model's present schema, and if not, what to do about it. */
export function providerCheckOf(
  model: Pick<ModelRow, 'provider' | 'name' | 'archivedAt'>,
): Model['provider_check'] {
  const reason = reasonAgainst(model);
  return { available: reason === null, reason };
}

function reasonAgainst({ provider, name, archivedAt }: Pick<ModelRow, 'provider' | 'name' | 'archivedAt'>) {
  if (provider !== 'replicate')
    return 'Only models of Replicate can be checked. Import a new version from its schema instead.';
  if (archivedAt !== null) return `${name} is archived, so it is read-only. Bring it back first.`;
  if (outboundSettings().replicate.token === null)
    return 'No key of Replicate is set. Set REPLICATE_API_TOKEN where Modelboard is started, and start it again.';
  return null;
}
