import {
  effectiveOf,
  type Issue,
  type JsonObject,
  type ParameterSchema,
  toPointer,
  unsetParametersOf,
  validate,
} from '@/lib/config-schema';
import { ProblemError } from '@/lib/platform/errors';

/** The problem that names every offending parameter. */
export function invalidConfig(errors: Issue[]): ProblemError {
  return new ProblemError('invalid', 'Some parameters are not valid; see errors. Nothing was stored.', {
    errors,
  });
}

/** The effective config of these overrides. Throws `invalid` where it breaks the schema: no such value may become live. */
export function requireValid(schema: ParameterSchema, overrides: JsonObject): JsonObject {
  const config = effectiveOf(schema, overrides);
  const issues = validate(schema, config);
  if (issues.length > 0) throw invalidConfig(issues);
  return config;
}

/** What a config lacks to be that of the active model: jobs would be sent without it. */
export function missingWhileActive(schema: ParameterSchema, config: JsonObject): Issue[] {
  return unsetParametersOf(schema, config).map((name) => ({
    path: toPointer([name]),
    code: 'required',
    message: 'Required and without a default: it cannot be unset while this model is active',
  }));
}
