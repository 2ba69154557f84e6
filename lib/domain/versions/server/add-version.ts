import { fingerprint, type ParameterSchema } from '@/lib/config-schema';
import { actorColumns, type Context } from '@/lib/platform/context';
import { registryStore } from './repository';

/**
 * Adds a schema as the next version of a model, unless the model has it already (by fingerprint). The first version of a
 * model goes to production, later ones to staging. Must run inside a transaction. Returns the number added, or null.
 */
export async function addVersion(
  ctx: Context,
  modelId: string,
  schema: ParameterSchema,
): Promise<number | null> {
  const store = registryStore(ctx.db);
  const schemaFingerprint = fingerprint(schema);
  const known = await store.versions({ modelId });
  if (known.some((row) => row.schemaFingerprint === schemaFingerprint)) return null;
  const version = (known.at(-1)?.version ?? 0) + 1;
  const status = version === 1 ? 'production' : 'staging';
  await store.insert(
    { modelId, version, status, parametersSchema: schema, schemaFingerprint },
    actorColumns(ctx.actor),
  );
  return version;
}
