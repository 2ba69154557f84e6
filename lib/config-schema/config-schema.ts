import { flatten } from './flatten';
import { isJsonObject, own, ownList, ownObject, ownTexts, without } from './json';
import { parametersOf } from './parameters';
import { hoistReferences, targetOf } from './references';
import { namesIn } from './rules';
import type { JsonObject, JsonValue, Parameter, ParameterSchema } from './types';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const configSchemas = new WeakMap<ParameterSchema, ParameterSchema>();
const completeSchemas = new WeakMap<ParameterSchema, ParameterSchema>();

/**
 * The schema without its inputs: out of `properties`, `required` and the branches of the root; a rule that mentions
 * an input is taken out whole. What is required without a default may stay unset. Unknown parameters are refused
 * unless the schema allows others by name (`additionalProperties`, `patternProperties`).
 */
export function configSchemaOf(schema: ParameterSchema): ParameterSchema {
  return remembered(configSchemas, schema, () => {
    const parameters = parametersOf(schema);
    const inputs = new Set(parameters.filter(({ role }) => role === 'input').map(({ name }) => name));
    const kept = parameters.filter(({ role }) => role === 'config');
    const unset = kept.filter(({ hasDefault }) => !hasDefault).map(({ name }) => name);
    const root = rootOf(schema);
    const stripped = withoutInputs(root, root, { inputs, optional: new Set([...inputs, ...unset]) });
    return titledAs(kept, closed(stripped, kept));
  });
}

/** Without inputs beside it, a parameter could be called by a title that it shared with one: it keeps its name. */
function titledAs(parameters: Parameter[], schema: ParameterSchema): ParameterSchema {
  const titles = new Map(parametersOf(schema).map(({ name, title }) => [name, title]));
  const others = parameters.filter(({ name, title }) => titles.get(name) !== title);
  if (others.length === 0) return schema;
  const properties = ownObject(schema, 'properties');
  const titled = others.map(({ name, title }) => [name, { ...ownObject(properties, name), title }] as const);
  return { ...schema, properties: { ...properties, ...Object.fromEntries(titled) } };
}

/** The whole schema, inputs and their rules included; unknown parameters are refused as in a config. */
export function completeSchemaOf(schema: ParameterSchema): ParameterSchema {
  return remembered(completeSchemas, schema, () => closed(rootOf(schema), parametersOf(schema)));
}

function remembered(
  store: WeakMap<ParameterSchema, ParameterSchema>,
  schema: ParameterSchema,
  make: () => ParameterSchema,
): ParameterSchema {
  const known = store.get(schema) ?? make();
  store.set(schema, known);
  return known;
}

/** The schema with the references at its top resolved, so that its properties stand in it. */
function rootOf(schema: ParameterSchema): ParameterSchema {
  const root = hoistReferences(schema);
  return typeof root.$ref === 'string' ? flatten(root, root).schema : root;
}

type Names = {
  inputs: Set<string>;
  /** Names that a config need not have: inputs, and what has no default. */
  optional: Set<string>;
};

function withoutInputs(root: ParameterSchema, schema: JsonObject, names: Names): JsonObject {
  const mentions = (rule: JsonValue | undefined) =>
    namesIn(root, rule).some((name) => names.inputs.has(name));
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, JsonValue][] => {
    switch (keyword) {
      case 'properties':
      case 'default':
        return [[keyword, isJsonObject(value) ? without(value, names.inputs) : value]];
      case 'required':
        return [[keyword, ownTexts(schema, keyword).filter((name) => !names.optional.has(name))]];
      case 'allOf':
        return nonEmpty(keyword, partsWithoutInputs(root, ownList(schema, keyword), names));
      case 'anyOf':
      case 'oneOf':
        return ownList(schema, keyword).some(mentions) ? [] : [[keyword, value]];
      case 'not':
        return mentions(value) ? [] : [[keyword, value]];
      case 'if':
      case 'then':
      case 'else':
        return ['if', 'then', 'else'].some((part) => mentions(own(schema, part))) ? [] : [[keyword, value]];
      case 'dependentRequired':
      case 'dependentSchemas':
        return [[keyword, dependenciesWithoutInputs(ownObject(schema, keyword), names, mentions)]];
      // These count or name all members of the object, inputs among them.
      case 'const':
      case 'enum':
      case 'examples':
      case 'maxProperties':
      case 'minProperties':
        return names.inputs.size > 0 ? [] : [[keyword, value]];
      default:
        return [[keyword, value]];
    }
  });
  return Object.fromEntries(entries);
}

function partsWithoutInputs(root: ParameterSchema, parts: JsonValue[], names: Names): JsonValue[] {
  return parts.flatMap((part): JsonValue[] => {
    if (!isJsonObject(part)) return [part];
    const target = typeof part.$ref === 'string' ? targetOf(root, part.$ref) : undefined;
    const resolved = target ? flatten(root, part).schema : part;
    const stripped = withoutInputs(root, resolved, names);
    return Object.keys(stripped).length > 0 ? [stripped] : [];
  });
}

function dependenciesWithoutInputs(
  dependencies: JsonObject,
  names: Names,
  mentions: (rule: JsonValue | undefined) => boolean,
): JsonObject {
  const kept = Object.entries(dependencies).filter(([name, rule]) => {
    const required = Array.isArray(rule) ? rule : [];
    const named = [name, ...required].some((text) => typeof text === 'string' && names.inputs.has(text));
    return !named && !mentions(rule);
  });
  return Object.fromEntries(kept);
}

function nonEmpty(keyword: string, list: JsonValue[]): [string, JsonValue][] {
  return list.length > 0 ? [[keyword, list]] : [];
}

/**
 * Names every parameter at the root, those that only a branch declares too (marked, so that conditions can still be
 * told), and refuses all others.
 */
function closed(root: ParameterSchema, parameters: Parameter[]): ParameterSchema {
  const declared = ownObject(root, 'properties');
  const others = parameters.filter(({ name }) => !Object.hasOwn(declared, name));
  const open = own(root, 'additionalProperties');
  const allowed = open === true || isJsonObject(open) ? open : false;
  return {
    $schema: DIALECT,
    type: 'object',
    ...without(root, ['$schema', '$id']),
    properties: {
      ...declared,
      ...Object.fromEntries(
        others.map((parameter) => [parameter.name, { ...parameter.schema, 'x-conditional': true }]),
      ),
    },
    additionalProperties: allowed,
  };
}
