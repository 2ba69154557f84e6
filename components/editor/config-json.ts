import type { Field } from '@/components/form';
import {
  effectiveOf,
  identical,
  type JsonObject,
  overridesOf,
  type ParameterSchema,
  valueAt,
} from '@/lib/config-schema';
import { withOverride } from './with-override';

/** The text of the JSON view: the effective config, two spaces deep. */
export function configText(schema: ParameterSchema, overrides: JsonObject): string {
  return JSON.stringify(effectiveOf(schema, overrides), null, 2);
}

/**
 * The overrides that a whole config stands for: what differs from the defaults, and what `before` pins
 * as long as the config still holds the pinned value.
 */
export function overridesFromConfig(
  schema: ParameterSchema,
  fields: Field[],
  config: JsonObject,
  before: JsonObject,
): JsonObject {
  return fields.reduce(
    (overrides, field) => {
      const pinned = valueAt(before, field.pointer);
      const kept =
        pinned !== undefined &&
        identical(pinned, field.default) &&
        identical(pinned, valueAt(config, field.pointer));
      return kept ? withOverride(overrides, field.pointer, pinned) : overrides;
    },
    overridesOf(schema, config),
  );
}
