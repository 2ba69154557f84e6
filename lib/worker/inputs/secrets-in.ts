import { inputParametersOf, type JsonObject, type ParameterSchema } from '@/lib/config-schema';
import { holdsSecret } from '@/lib/config-schema/import';

/** Those of the inputs that are secrets or hold one. */
export function secretsIn(schema: ParameterSchema, inputs: JsonObject): JsonObject {
  const names = inputParametersOf(schema)
    .filter(holdsSecret)
    .map(({ name }) => name);
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => names.includes(name)));
}
