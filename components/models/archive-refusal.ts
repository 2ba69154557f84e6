import type { Model } from '@/lib/domain/models/contract';

/** Why a model cannot be archived, or null where it can. The server has the last word (409). */
export function archiveRefusal(model: Pick<Model, 'is_active'>): string | null {
  return model.is_active
    ? 'The active model cannot be archived. Make another model the active one first.'
    : null;
}
