import type { JsonObject, ParameterSchema } from '@/lib/config-schema';

/** What a schema says at its root beside its parameters and its wording. */
const NOT_RULES = [
  ...['$schema', '$id', '$defs', 'definitions', 'type', 'title', 'description', 'properties', 'required'],
  ...['additionalProperties', 'default', 'examples', '$comment'],
];

/** The rules of a schema over several parameters, by keyword. */
export function rulesOf(schema: ParameterSchema): JsonObject {
  return Object.fromEntries(Object.entries(schema).filter(([keyword]) => !NOT_RULES.includes(keyword)));
}
