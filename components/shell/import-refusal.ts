import type { Model } from '@/lib/domain/models/contract';

/** Why a model cannot be given a version by import, or null where it can. The server has the last word (409). */
export function importRefusal({ kind, name, archived_at }: Pick<Model, 'kind' | 'name' | 'archived_at'>) {
  if (kind === 'built_in') return `The versions of ${name} come with Modelboard.`;
  return archived_at === null ? null : `${name} is archived. Bring it back first.`;
}
