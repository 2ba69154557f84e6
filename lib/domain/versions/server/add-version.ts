import { fingerprint, type ParameterSchema } from '@/lib/config-schema';
import { actorColumns, type Context } from '@/lib/platform/context';
import { insertVersion, insertVersionEvent, selectFingerprints } from './repository';

/**
 * Adds a schema as the next version of a model, unless the model has it already (by fingerprint). The first version of a
 * model goes to production, later ones to staging. Must run inside a transaction. Returns the number added, or null.
 */
export async function addVersion(
  ctx: Context,
  modelId: string,
  schema: ParameterSchema,
): Promise<number | null> {
  const schemaFingerprint = fingerprint(schema);
  const { fingerprints, last } = await selectFingerprints(ctx.db, modelId);
  if (fingerprints.has(schemaFingerprint)) return null;
  const version = last + 1;
  const status = version === 1 ? 'production' : 'staging';
  const createdBy = ctx.actor.name;
  await insertVersion(ctx.db, {
    modelId,
    version,
    status,
    parametersSchema: schema,
    schemaFingerprint,
    createdBy,
  });
  await insertVersionEvent(ctx.db, { modelId, version, status, ...actorColumns(ctx.actor) });
  return version;
}
