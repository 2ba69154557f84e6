import fc from 'fast-check';
import { readJson } from '../read-json';
import type { JsonObject, JsonValue } from '../types';

/** A schema together with values that it allows. */
type Sample = { schema: JsonObject; value: fc.Arbitrary<JsonValue> };
/** A parameter schema, a config of it that may leave anything out, and whether it was allowed to. */
export type Case = { schema: JsonObject; config: JsonObject };

const anyJson = fc
  .jsonValue({ maxDepth: 2 })
  .map((value) => value as JsonValue)
  .filter((value) => readJson(value).issues.length === 0);
/** Names with the characters that pointers escape, and names that look like list positions. */
export const name = fc.constantFrom(
  'steps',
  'seed',
  'aspect_ratio',
  'a/b',
  'a~b',
  '',
  '0',
  '1',
  'über',
  'default',
  'a',
);
export const jsonObject = fc.dictionary(name, anyJson, { maxKeys: 5 });

const text: fc.Arbitrary<Sample> = fc.constant({ schema: { type: 'string' }, value: fc.string() });
const whole: fc.Arbitrary<Sample> = fc.constant({
  schema: { type: 'integer', minimum: 1, maximum: 6 },
  value: fc.integer({ min: 1, max: 6 }),
});
const float: fc.Arbitrary<Sample> = fc.constant({
  schema: { type: 'number', exclusiveMinimum: -1 },
  value: fc.double({ min: 0, max: 20, noNaN: true }),
});
const flag: fc.Arbitrary<Sample> = fc.constant({ schema: { type: 'boolean' }, value: fc.boolean() });
const options: fc.Arbitrary<Sample> = fc
  .uniqueArray(anyJson, { minLength: 1, maxLength: 4, selector: (value) => JSON.stringify(value) })
  .map((values) => ({ schema: { enum: values }, value: fc.constantFrom(...values) }));
const anything: fc.Arbitrary<Sample> = fc.constant({ schema: {}, value: anyJson });
const freeObject: fc.Arbitrary<Sample> = fc.constant({ schema: { type: 'object' }, value: jsonObject });
const leaf = fc.oneof(text, whole, float, flag, options, anything, freeObject);

const list: fc.Arbitrary<Sample> = leaf.map(({ schema, value }) => ({
  schema: { type: 'array', items: schema },
  value: fc.array(value, { maxLength: 3 }),
}));
const map: fc.Arbitrary<Sample> = leaf.map(({ schema, value }) => ({
  schema: { type: 'object', additionalProperties: schema },
  value: fc.dictionary(name, value, { maxKeys: 3 }),
}));
const union: fc.Arbitrary<Sample> = fc.constant({
  schema: { anyOf: [{ type: 'string' }, { type: 'array', items: { type: 'integer' } }] },
  value: fc.oneof(fc.string(), fc.array(fc.integer(), { maxLength: 3 })),
});

function nullable(sample: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  return sample.map(({ schema, value }) => ({
    schema: { anyOf: [schema, { type: 'null' }] },
    value: fc.option(value, { nil: null }),
  }));
}

/** A nested group, closed or not, whose properties may be required and may have defaults. */
function group(depth: number): fc.Arbitrary<Sample> {
  const members = fc.dictionary(name, fc.tuple(withDefault(parameter(depth - 1)), fc.boolean()), {
    minKeys: 1,
    maxKeys: 4,
  });
  return fc.tuple(members, fc.boolean()).map(([properties, isClosed]) => {
    const required = Object.keys(properties).filter((key) => properties[key]?.[1]);
    const schema: JsonObject = {
      type: 'object',
      properties: Object.fromEntries(
        Object.entries(properties).map(([key, [sample]]) => [key, sample.schema]),
      ),
      required,
      ...(isClosed && { additionalProperties: false }),
    };
    const values = Object.fromEntries(
      Object.entries(properties).map(([key, [sample]]) => [key, sample.value]),
    );
    return { schema, value: fc.record(values, { requiredKeys: required }) };
  });
}

function parameter(depth: number): fc.Arbitrary<Sample> {
  const flat = fc.oneof<fc.Arbitrary<Sample>[]>(leaf, nullable(leaf), list, map, union);
  return depth === 0 ? flat : fc.oneof({ weight: 3, arbitrary: flat }, group(depth), nullable(group(depth)));
}

/** Most defaults are allowed by their schema, a few are not, as in the wild. */
function withDefault(sample: fc.Arbitrary<Sample>): fc.Arbitrary<Sample> {
  return sample.chain(({ schema, value }) =>
    fc
      .oneof(
        { weight: 4, arbitrary: value.map((written) => ({ default: written })) },
        { weight: 3, arbitrary: fc.constant({}) },
        { weight: 1, arbitrary: anyJson.map((written) => ({ default: written })) },
      )
      .map((written) => ({ schema: { ...schema, ...written }, value })),
  );
}

const annotations = fc.record(
  {
    title: fc.string(),
    description: fc.string(),
    'x-order': fc.nat({ max: 6 }),
    'x-role': fc.constantFrom('config', 'config', 'input'),
  },
  { requiredKeys: [] },
);

/** A parameter schema with nested groups, maps, lists, unions, options of any type, null, inputs and broken defaults. */
export const parameterCase: fc.Arbitrary<Case> = fc
  .dictionary(name, fc.tuple(withDefault(parameter(2)), annotations, fc.boolean()), { maxKeys: 6 })
  .chain((members) => {
    const entries = Object.entries(members);
    const properties = entries.map(([key, [sample, notes]]): [string, JsonObject] => [
      key,
      { ...sample.schema, ...notes },
    ]);
    const required = entries.filter(([, [, , isRequired]]) => isRequired).map(([key]) => key);
    const schema: JsonObject = { type: 'object', properties: Object.fromEntries(properties), required };
    const configs = entries.filter(([, [, notes]]) => notes['x-role'] !== 'input');
    const values = Object.fromEntries(configs.map(([key, [sample]]) => [key, sample.value]));
    return fc
      .record(values, { requiredKeys: [] })
      .map((config) => ({ schema, config: config as JsonObject }));
  });
