import type { Model } from '../contract';
import { providerCheckOf } from './provider-check';
import type { ModelSummary } from './repository';

/** A row as the API shows it. */
export function toModel(row: ModelSummary): Model {
  return {
    id: row.id,
    slug: row.slug,
    name: row.name,
    description: row.description,
    provider: row.provider,
    kind: row.kind,
    version: row.version,
    staged_version: row.stagedVersion,
    provider_check: providerCheckOf(row),
    is_active: row.isActive,
    overridden: Object.keys(row.overrides ?? {}).sort(),
    config_revision: row.revision ?? 0,
    updated_at: row.updatedAt?.toISOString() ?? null,
    updated_by: row.updatedBy,
    archived_at: row.archivedAt?.toISOString() ?? null,
  };
}
