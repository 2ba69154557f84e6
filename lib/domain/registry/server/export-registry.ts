import { equal } from '@/lib/config-schema';
import { registryStore, type VersionRecord } from '@/lib/domain/versions/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import type { RegistryEntry } from '../contract';
import { NO_PARAMETERS } from './accept-schema';

/** Every version of every model that is not archived, in the shape of the seeds' registry.json. */
export async function exportRegistry({ ctx }: { ctx: Context }): Promise<{ models: RegistryEntry[] }> {
  requirePermission(ctx.actor, 'models:read');
  const records = await registryStore(ctx.db).versions({ listed: true });
  return { models: records.map(toEntry) };
}

function toEntry(record: VersionRecord): RegistryEntry {
  const { parametersSchema, providerRef } = record;
  return {
    model_name: record.modelId,
    version: record.version,
    path: record.path,
    status: record.status,
    creation_timestamp: record.createdAt.toISOString(),
    metadata: record.metadata,
    ...(providerRef === null ? {} : { provider_ref: providerRef }),
    ...(equal(parametersSchema, NO_PARAMETERS) ? {} : { parameters_schema: parametersSchema }),
  };
}
