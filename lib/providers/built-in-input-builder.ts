import { fingerprint, type ParameterSchema } from '@/lib/config-schema';
import type { ModelInputBuilder, ModelVersion } from './input-builder';
import type { BuiltInModel } from './model';
import { schemaOf } from './schema-of';

type Released = { schemas: ParameterSchema[]; fingerprints: string[] };

const known = new WeakMap<BuiltInModel, Released>();
const fingerprints = new WeakMap<ParameterSchema, string>();

/**
 * The builder of one version of a built-in model, known by its schema: an older one is also held against the last, which
 * is what the provider takes today. A version that this code does not know (a newer instance has added it) stands alone.
 */
export function builtInInputBuilder(
  model: BuiltInModel,
  { name, schema }: Pick<ModelVersion, 'name' | 'schema'>,
): ModelInputBuilder {
  const released = releasedOf(model);
  const place = released.fingerprints.indexOf(fingerprintOf(schema));
  const later = place < 0 ? [] : released.schemas.slice(place + 1);
  return model.inputBuilder({ name, schema, present: later.at(-1) ?? null });
}

function releasedOf(model: BuiltInModel): Released {
  const found = known.get(model);
  if (found) return found;
  const schemas = model.versions.map(({ parameters }) => schemaOf(parameters));
  const made = { schemas, fingerprints: schemas.map(fingerprintOf) };
  known.set(model, made);
  return made;
}

function fingerprintOf(schema: ParameterSchema): string {
  const found = fingerprints.get(schema) ?? fingerprint(schema);
  fingerprints.set(schema, found);
  return found;
}
