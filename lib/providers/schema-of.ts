import { z } from 'zod';
import type { ParameterSchema } from '@/lib/config-schema';
import type { Parameters } from './model';

/**
 * The parameter schema of a version: JSON Schema 2020-12 as workers and the form read it, `additionalProperties`
 * false at the root. Throws where the object is not strict or zod has no JSON Schema for a parameter.
 */
export function schemaOf(parameters: Parameters): ParameterSchema {
  const schema = z.toJSONSchema(parameters, {
    target: 'draft-2020-12',
    io: 'input',
    override: ({ jsonSchema }) => {
      // What zod adds to every integer: limits of ±(2^53−1) count as none.
      if (jsonSchema.minimum === Number.MIN_SAFE_INTEGER) delete jsonSchema.minimum;
      if (jsonSchema.maximum === Number.MAX_SAFE_INTEGER) delete jsonSchema.maximum;
      // Said outright, since PostgreSQL's jsonb does not keep the order of keys.
      const properties = (jsonSchema.properties ?? {}) as Record<string, z.core.JSONSchema.JSONSchema>;
      Object.values(properties).forEach((property, index) => {
        property['x-order'] ??= index;
      });
    },
  });
  if (schema.additionalProperties !== false) throw new Error('Parameters must be a z.strictObject.');
  return JSON.parse(JSON.stringify(schema));
}
