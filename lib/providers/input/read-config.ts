import {
  configParametersOf,
  effectiveOf,
  inputParametersOf,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  type Parameter,
  type ParameterSchema,
  toPointer,
} from '@/lib/config-schema';
import type { InputIssue } from '../input-builder';

/** The effective config of a job, without what is an input. */
export type ReadConfig = { values: JsonObject; issues: InputIssue[] };

/**
 * What the request's config names goes before the stored config, which goes before the defaults. Nested groups
 * are layered part by part, everything else is taken whole, as everywhere (`effectiveOf`).
 */
export function readConfig(schema: ParameterSchema, stored: JsonObject, requested: JsonObject): ReadConfig {
  const effective = effectiveOf(schema, layered(configParametersOf(schema), stored, requested));
  const inputs = new Set(inputParametersOf(schema).map(({ name }) => name));
  const entries = Object.entries(effective);
  return {
    values: Object.fromEntries(entries.filter(([name]) => !inputs.has(name))),
    issues: entries
      .filter(([name]) => inputs.has(name))
      .map(([name]) => ({
        path: toPointer([name]),
        code: 'not_config',
        message: `${name} comes with each job: it is none of the config`,
        part: 'config',
      })),
  };
}

function layered(parameters: Parameter[], below: JsonObject, above: JsonObject): JsonObject {
  const inner = Object.entries(above).map(([name, value]): [string, JsonValue] => {
    const children = parameters.find((parameter) => parameter.name === name)?.children ?? [];
    const under = Object.hasOwn(below, name) ? below[name] : undefined;
    const isLayered = children.length > 0 && isJsonObject(value) && isJsonObject(under);
    return [name, isLayered ? layered(children, under, value) : value];
  });
  return Object.fromEntries([...Object.entries(below), ...inner]);
}
