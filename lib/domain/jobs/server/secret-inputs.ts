import { inputParametersOf, type JsonObject, type ParameterSchema } from '@/lib/config-schema';
import { holdsSecret } from '@/lib/config-schema/import';
import { seal } from '@/lib/platform/auth/seal';

/** Those of the inputs that are secrets or hold one. */
export function secretsOf(schema: ParameterSchema, inputs: JsonObject): JsonObject {
  const names = inputParametersOf(schema)
    .filter(holdsSecret)
    .map(({ name }) => name);
  return Object.fromEntries(Object.entries(inputs).filter(([name]) => names.includes(name)));
}

/** Secrets as they are stored; null where there are none. */
export function sealed(secrets: JsonObject): string | null {
  return Object.keys(secrets).length === 0 ? null : seal(JSON.stringify(secrets));
}
