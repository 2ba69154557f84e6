import type { Model } from '@/lib/domain/models/contract';

/** Why a model cannot be made the active one, or null where it can. The server has the last word (409). */
export function reasonNotActivatable(
  model: Pick<Model, 'archived_at' | 'version' | 'is_active'>,
): string | null {
  if (model.is_active) return 'This is the active model.';
  if (model.archived_at) return 'An archived model cannot be active. Bring it back first.';
  if (model.version === null) return 'This model has no production version.';
  return null;
}
