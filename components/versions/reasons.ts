import type { Model } from '@/lib/domain/models/contract';
import type { ModelVersion, VersionEvent } from '@/lib/domain/registry/contract';

type Shown = Pick<ModelVersion, 'version' | 'status'>;

/** Why nothing can be done to the versions of a model, or null where it can. */
const whileArchived = ({ name, archived_at }: Pick<Model, 'name' | 'archived_at'>) =>
  archived_at === null ? null : `${name} is archived, so it is read-only. Bring it back first.`;

/** Why a version cannot be activated, or null where it can. The server has the last word. */
export function activateRefusal(model: Model, { version, status }: Shown): string | null {
  return whileArchived(model) ?? (status === 'production' ? `Version ${version} is in production.` : null);
}

/** Why a version cannot be archived, or null where it can. */
export function archiveRefusal(model: Model, { version, status }: Shown): string | null {
  if (status === 'archived') return `Version ${version} is archived.`;
  return (
    whileArchived(model) ??
    (status === 'production' ? `Version ${version} is in production. Activate another one first.` : null)
  );
}

/** Why the event that began a time in production cannot be taken back, or null where it can. */
export function undoRefusal(model: Model, event: VersionEvent): string | null {
  if (event.action !== 'activate') return 'Only an activation can be taken back.';
  if (model.version !== event.version) return 'Another version is in production now.';
  if (model.config_revision !== event.config_revision)
    return 'The config was saved since. Activate the version that you want instead.';
  return whileArchived(model);
}
