import type { z } from 'zod';
import { type JsonObject, segmentsOf, validateComplete } from '@/lib/config-schema';

/** A rule over several parameters, as JSON Schema: where the first holds, the second must. */
export function rule(condition: JsonObject, consequence: JsonObject): JsonObject {
  // An object literal with `then` would read like a promise.
  return Object.fromEntries([
    ['if', condition],
    ['then', consequence],
  ]);
}

/** That a parameter is there, with such a value. */
export function has(name: string, value: JsonObject): JsonObject {
  return { properties: { [name]: value }, required: [name] };
}

/** A schema that says in words of its own what is wrong with a value, and what to do. */
export function says(message: string, schema: JsonObject): JsonObject {
  return { ...schema, 'x-message': message };
}

/**
 * Parameters with rules over several of them. They are data, in the schema that is stored; zod asks the engine about them,
 * so that the two cannot disagree.
 */
export function withRules<Parameters extends z.ZodObject>(
  parameters: Parameters,
  rules: JsonObject[],
): Parameters {
  const properties = Object.fromEntries(Object.keys(parameters.shape).map((name) => [name, {}]));
  const schema = { type: 'object', properties, allOf: rules };
  return parameters
    .superRefine((values, context) => {
      for (const { path, message } of validateComplete(schema, values)) {
        context.addIssue({ code: 'custom', path: segmentsOf(path), message });
      }
    })
    .meta({ allOf: rules });
}
