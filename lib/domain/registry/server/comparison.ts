import {
  type Affected,
  type JsonObject,
  migrateOverrides,
  type ParameterSchema,
  toPointer,
  unsetParametersOf,
} from '@/lib/config-schema';

/** What stands for the schema of a model that has no production version: nothing is live. */
export const NOTHING_LIVE: ParameterSchema = { type: 'object', properties: {} };

/** What the active model lacks: a job must never meet a parameter that the schema requires and nobody has set. */
export function unsetWhileActive(schema: ParameterSchema, config: JsonObject, isActive: boolean): Affected[] {
  if (!isActive) return [];
  return unsetParametersOf(schema, config).map((name) => ({
    path: toPointer([name]),
    class: 'breaking',
    message: 'Must be set while this is the active model',
  }));
}

/** The config after a migration in which each value that stands in the way was dropped. */
export function configWithoutBroken(
  before: ParameterSchema,
  after: ParameterSchema,
  overrides: JsonObject,
): JsonObject {
  const { open } = migrateOverrides(before, after, overrides);
  const decisions = Object.fromEntries(open.map(({ path }) => [path, { drop: true as const }]));
  return migrateOverrides(before, after, overrides, { decisions }).config;
}
