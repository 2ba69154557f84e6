import { findModel } from '@/lib/domain/models/server';
import { registryStore, type VersionRecord } from '@/lib/domain/versions/server';
import type { Context } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import type { ModelVersion } from '../contract';

/** A version as the API shows it. Lists leave out its schema. */
export function toListed(record: VersionRecord): ModelVersion {
  return {
    model_name: record.modelId,
    version: record.version,
    path: record.path,
    status: record.status,
    creation_timestamp: record.createdAt.toISOString(),
    metadata: record.metadata,
    created_by: record.createdBy,
    provider_ref: record.providerRef,
    fingerprint: record.schemaFingerprint,
    status_since: record.statusAt.toISOString(),
    status_by: record.statusBy,
    status_note: record.statusNote,
  };
}

/** The same with its parameter schema. */
function toModelVersion(record: VersionRecord): ModelVersion {
  return { ...toListed(record), parameters_schema: record.parametersSchema };
}

/** One version by the exact id of its model, as it is now. Throws `not_found`. */
export async function describeVersion(ctx: Context, modelId: string, version: number): Promise<ModelVersion> {
  const [record] = await registryStore(ctx.db).versions({ modelId, version });
  if (record === undefined) throw new ProblemError('not_found', `${modelId} has no version ${version}.`);
  return toModelVersion(record);
}

/** The id of the model that a key names, or null where there is none. */
export async function modelIdOf(ctx: Context, key: string): Promise<string | null> {
  try {
    return (await findModel(ctx, key)).id;
  } catch (error) {
    if (error instanceof ProblemError) return null;
    throw error;
  }
}
