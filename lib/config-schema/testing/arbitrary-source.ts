import fc from 'fast-check';
import type { JsonObject, JsonValue } from '../types';

/** Config parameters and, by their names, job inputs. */
const NAMES = ['mode', 'size', 'steps', 'scale', 'style', 'extra', 'image', 'prompt'];
const name = fc.constantFrom(...NAMES);
const words = fc.constantFrom('a', 'b', 'auto', 'null', '');
const small = fc.integer({ min: -2, max: 6 });
const count = fc.integer({ min: 0, max: 4 });

const optional = (members: Record<string, fc.Arbitrary<unknown>>) =>
  fc.record(members, { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;
const both = (one: fc.Arbitrary<JsonObject>, other: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  fc.tuple(one, other).map(([left, right]) => ({ ...left, ...right }));

const text = both(
  fc.constant({ type: 'string' }),
  fc.oneof(
    fc.constant({}),
    optional({ minLength: count, maxLength: count }),
    fc.record({ pattern: fc.constantFrom('^a', 'b$', '^[a-z]+$', '^\\d{2}$') }),
    fc.record({
      format: fc.constantFrom(
        'date',
        'date-time',
        'email',
        'hostname',
        'ipv4',
        'ipv6',
        'time',
        'uri',
        'uuid',
        'made-up',
      ),
    }),
    fc.record({ enum: fc.uniqueArray(words, { minLength: 1 }) }),
    fc.record({ const: words }),
  ),
);
const number = both(
  fc.constantFrom({ type: 'integer' }, { type: 'number' }),
  fc.oneof(
    optional({ minimum: small, maximum: small, multipleOf: fc.constantFrom(2, 0.5, 3) }),
    optional({ exclusiveMinimum: small, exclusiveMaximum: small }),
    fc.record({ minimum: small, exclusiveMinimum: fc.boolean() }),
    fc.record({ enum: fc.uniqueArray(small, { minLength: 1, maxLength: 4 }) }),
    fc.record({ format: fc.constantFrom('int32', 'uint8', 'float') }),
  ),
);
const others = fc.oneof(
  fc.constantFrom<JsonObject[]>(
    { type: 'boolean' },
    { type: 'null' },
    {},
    { type: ['string', 'integer'] },
    { type: ['boolean', 'null'] },
    { enum: ['a', 1, null] },
    { enum: [{ a: 1, b: 2 }, [1, 2]] },
    { const: { a: 1, b: [2] } },
  ),
);
const leaf: fc.Arbitrary<JsonObject> = fc.oneof(text, text, number, number, others);

/** `nullable` and a default, which may be one that is not allowed. */
const marked = (schema: fc.Arbitrary<JsonObject>): fc.Arbitrary<JsonObject> =>
  both(
    schema,
    fc.oneof(
      { weight: 6, arbitrary: fc.constant<JsonObject>({}) },
      {
        weight: 2,
        arbitrary: fc.record({
          default: fc.constantFrom<JsonValue[]>('a', 1, null, true, 'null', 2.5, [], {}),
        }),
      },
      { weight: 1, arbitrary: fc.constant<JsonObject>({ nullable: true }) },
      { weight: 1, arbitrary: fc.constant<JsonObject>({ title: 'A title' }) },
    ),
  );

const { schema, members, rule } = fc.letrec<{ schema: JsonObject; members: JsonObject; rule: JsonObject }>(
  (tie) => {
    const part = fc.oneof({ depthSize: 'small', withCrossShrink: true }, leaf, tie('schema'));
    const parts = fc.array(part, { minLength: 1, maxLength: 3 });
    const reference = fc.constantFrom('one', 'two').map((each) => ({ $ref: `#/$defs/${each}` }));
    const rules = fc.array(tie('rule'), { minLength: 1, maxLength: 3 });
    return {
      /** Of any value. */
      schema: marked(
        fc.oneof(
          { depthSize: 'small', withCrossShrink: true },
          leaf,
          reference,
          both(
            reference,
            optional({
              minimum: small,
              maxLength: count,
              enum: fc.constant(['a', 1]),
              type: fc.constant('string'),
            }),
          ),
          parts.map((anyOf) => ({ anyOf })),
          parts.map((oneOf) => ({ oneOf })),
          fc.array(part, { minLength: 1, maxLength: 2 }).map((allOf) => ({ allOf })),
          both(leaf, fc.record({ allOf: fc.tuple(leaf) })),
          both(leaf, fc.record({ not: leaf })),
          fc.record({ if: leaf, then: leaf, else: leaf }),
          both(
            fc.record({ type: fc.constant('array'), items: part }),
            optional({
              minItems: count,
              maxItems: count,
              uniqueItems: fc.boolean(),
              contains: fc.oneof(leaf, fc.boolean()),
              minContains: count,
            }),
          ),
          fc.record({ type: fc.constant('array'), prefixItems: parts, items: fc.oneof(part, fc.boolean()) }),
          both(tie('members'), fc.oneof(fc.constant({}), tie('rule'))),
          both(
            fc.record({ type: fc.constant('object'), additionalProperties: fc.oneof(part, fc.boolean()) }),
            optional({
              patternProperties: fc.record({ '^s': part }),
              propertyNames: fc.record({ maxLength: fc.constant(5) }),
              minProperties: count,
              maxProperties: count,
            }),
          ),
        ),
      ),
      /** Of an object with properties. */
      members: both(
        fc.record({
          type: fc.constant('object'),
          properties: fc.dictionary(name, part, { minKeys: 1, maxKeys: 4 }),
        }),
        optional({
          required: fc.uniqueArray(name, { maxLength: 2 }),
          additionalProperties: fc.oneof(fc.boolean(), leaf),
        }),
      ),
      /** About the members of an object, which others declare. */
      rule: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        fc.record({ required: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }) }),
        fc.record({ properties: fc.dictionary(name, leaf, { minKeys: 1, maxKeys: 2 }) }),
        both(
          fc.record({
            properties: fc.dictionary(name, fc.record({ const: words }), { minKeys: 1, maxKeys: 2 }),
          }),
          fc.record({ required: fc.uniqueArray(name, { minLength: 1, maxLength: 2 }) }),
        ),
        tie('members'),
        rules.map((anyOf) => ({ anyOf })),
        rules.map((oneOf) => ({ oneOf })),
        rules.map((allOf) => ({ allOf })),
        tie('rule').map((not) => ({ not })),
        fc.constant({ $ref: '#/$defs/rule' }),
        both(fc.record({ if: tie('rule') }), optional({ then: tie('rule'), else: tie('rule') })),
        fc.record({
          dependentRequired: fc.dictionary(name, fc.uniqueArray(name, { maxLength: 2 }), {
            minKeys: 1,
            maxKeys: 2,
          }),
        }),
        fc.record({ dependentSchemas: fc.dictionary(name, tie('rule'), { minKeys: 1, maxKeys: 2 }) }),
        optional({ minProperties: count, maxProperties: count }),
        fc.record({ propertyNames: fc.record({ enum: fc.subarray(NAMES, { minLength: 2 }) }) }),
      ),
    };
  },
);

/** A source as a provider could publish it: all keywords at all places, in the words of several drafts. */
export const arbitrarySource: fc.Arbitrary<JsonObject> = fc
  .tuple(members, fc.array(rule, { maxLength: 2 }), fc.tuple(leaf, schema, rule), fc.boolean())
  .map(([root, rules, [one, two, about], isReference]): JsonObject => {
    const $defs = { one, two: withoutReferences(two), rule: withoutReferences(about) };
    const whole = rules.reduce<JsonObject>((current, each) => joined(current, each), root);
    return isReference
      ? { $defs: { ...$defs, whole: { ...whole } }, $ref: '#/$defs/whole' }
      : { ...whole, $defs };
  });

/** A rule beside what is there, or in `allOf` if they share a keyword. */
function joined(current: JsonObject, each: JsonObject): JsonObject {
  const isFree = Object.keys(each).every((keyword) => !Object.hasOwn(current, keyword));
  if (isFree) return { ...current, ...each };
  return { ...current, allOf: [...((current.allOf as JsonValue[]) ?? []), each] };
}

/** Definitions that lead to each other have tests of their own. */
function withoutReferences(value: JsonObject): JsonObject {
  return JSON.parse(
    JSON.stringify(value).replaceAll('"$ref":"#/$defs/', '"$ref":"#/$defs/one","$comment":"'),
  );
}
