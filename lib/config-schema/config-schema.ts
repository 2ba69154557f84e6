import { flatten } from './flatten';
import { isJsonObject, own, ownList, ownObject, without } from './json';
import { parametersOf } from './parameters';
import { possible } from './project-rules';
import { hoistReferences } from './references';
import type { Parameter, ParameterSchema } from './types';

const DIALECT = 'https://json-schema.org/draft/2020-12/schema';

const configSchemas = new WeakMap<ParameterSchema, ParameterSchema>();
const completeSchemas = new WeakMap<ParameterSchema, ParameterSchema>();

/**
 * The schema without its inputs: out of `properties`, `required` and the branches of the root. Of a rule that mentions
 * an input, what it says of a config with some inputs is kept. What is required without a default may stay unset.
 * Unknown parameters are refused unless the schema allows others by name (`additionalProperties`, `patternProperties`).
 */
export function configSchemaOf(schema: ParameterSchema): ParameterSchema {
  return remembered(configSchemas, schema, () => {
    const parameters = parametersOf(schema);
    const given = parameters.filter(({ role }) => role === 'input');
    const kept = parameters.filter(({ role }) => role === 'config');
    const withoutDefault = (each: Parameter[]) =>
      new Set(each.filter(({ required, hasDefault }) => required && !hasDefault).map(({ name }) => name));
    const inputs = new Set(given.map(({ name }) => name));
    const [always, unset] = [withoutDefault(given), withoutDefault(kept)];
    const root = rootOf(schema);
    const stripped = possible({ root, inputs, always, unset }, root);
    const impossible = { not: {}, $defs: ownObject(root, '$defs') };
    const open = closed(isJsonObject(stripped) ? stripped : impossible, kept);
    return titledAs(kept, withoutNames(open, [...inputs]));
  });
}

/** Where the root allows others by name, those of inputs are still none of a config's. */
function withoutNames(schema: ParameterSchema, names: string[]): ParameterSchema {
  const isClosed = schema.additionalProperties === false && !Object.hasOwn(schema, 'patternProperties');
  if (isClosed || names.length === 0) return schema;
  const rule = { propertyNames: { not: { enum: names }, 'x-message': COMES_WITH_JOB } };
  return { ...schema, allOf: [...ownList(schema, 'allOf'), rule] };
}

const COMES_WITH_JOB = 'Comes with each job, so it is not part of the config';

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
