import { diff, type JsonObject } from '@/lib/config-schema';
import type { Revision } from '../contract';
import type { ConfigRecord } from './config-repository';

/** A record as the API shows it, with what it changed. */
export function toRevision(record: ConfigRecord, before: JsonObject): Revision {
  return {
    model_id: record.modelId,
    revision: record.revision,
    version: record.version,
    config: record.config,
    overrides: record.overrides,
    diff: diff(before, record.config),
    note: record.note,
    created_at: record.createdAt.toISOString(),
    created_by: record.actorName,
  };
}
