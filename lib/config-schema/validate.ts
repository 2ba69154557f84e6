import { checkValue } from './check-value';
import { completeSchemaOf, configSchemaOf } from './config-schema';
import type { Issue, ParameterSchema } from './types';

/**
 * Checks a whole effective config against the schema without its inputs. No issues: the config is valid.
 * Takes any value and never throws; a key whose value is undefined counts as absent.
 */
export function validate(schema: ParameterSchema, value: unknown): Issue[] {
  return checkValue(configSchemaOf(schema), value);
}

/** The same for a config together with the inputs of a job, against the whole schema. */
export function validateComplete(schema: ParameterSchema, value: unknown): Issue[] {
  return checkValue(completeSchemaOf(schema), value);
}
