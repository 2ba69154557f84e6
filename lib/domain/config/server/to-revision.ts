import { diff, type JsonObject } from '@/lib/config-schema';
import type { Revision } from '../contract';
import type { ConfigRecord, StoredConfig } from './config-repository';

/** A record of a model's config as the API shows it, with what it changed. */
export function toRevision(record: ConfigRecord, before: JsonObject): Revision {
  return { model_id: record.modelId, version: record.version, ...describeRecord(record, before) };
}

/** What every revision tells; `before` is the effective config that it followed. */
export function describeRecord(
  record: StoredConfig,
  before: JsonObject,
): Omit<Revision, 'model_id' | 'version'> {
  return {
    revision: record.revision,
    config: record.config,
    overrides: record.overrides,
    diff: diff(before, record.config),
    note: record.note,
    created_at: record.createdAt.toISOString(),
    created_by: record.actorName,
  };
}
