import type { StandardSchemaV1 } from '@standard-schema/spec';
import { isJsonObject } from './json';
import { segmentsOf } from './pointer';
import { readJson } from './read-json';
import type { JsonObject, ParameterSchema } from './types';
import { validate } from './validate';

/**
 * The check of a config as a Standard Schema, for form libraries. A valid value is handed back as plain JSON,
 * without keys whose value is undefined.
 */
export function standardSchemaOf(schema: ParameterSchema): StandardSchemaV1<JsonObject> {
  return {
    '~standard': {
      version: 1,
      vendor: 'modelboard',
      validate(value) {
        const issues = validate(schema, value).map(({ path, message }) => ({
          path: segmentsOf(path),
          message,
        }));
        const { value: config } = readJson(value, { anyInteger: true });
        return issues.length === 0 && isJsonObject(config) ? { value: config } : { issues };
      },
    },
  };
}
