import { fingerprint, type JsonObject, type ParameterSchema } from '@/lib/config-schema';
import { actorColumns, type Context } from '@/lib/platform/context';
import { registryStore } from './repository';

/** Where a version comes from: the provider's own name of it, and what else is to be kept. */
type Origin = { providerRef?: string | null; metadata?: JsonObject };

/**
 * Adds a schema as the next version of a model, unless the model has it already (by fingerprint). The first version of a
 * model goes to production, later ones to staging. Must run inside a transaction. Returns the number added, or null.
 */
export async function addVersion(
  ctx: Context,
  modelId: string,
  schema: ParameterSchema,
  origin: Origin = {},
): Promise<number | null> {
  const store = registryStore(ctx.db);
  const schemaFingerprint = fingerprint(schema);
  const known = await store.versions({ modelId });
  if (known.some((row) => row.schemaFingerprint === schemaFingerprint)) return null;
  const version = (known.at(-1)?.version ?? 0) + 1;
  const status = version === 1 ? 'production' : 'staging';
  await store.insert(
    { ...origin, modelId, version, status, parametersSchema: schema, schemaFingerprint },
    actorColumns(ctx.actor),
  );
  return version;
}
