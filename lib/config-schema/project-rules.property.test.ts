import fc from 'fast-check';
import { expect, test } from 'vitest';
import { runs } from '@/e2e/support/runs';
import { configParametersOf, inputParametersOf, type JsonObject, validate, validateComplete } from './index';
import { conditional } from './testing/conditional';

/** Everything that a rule may speak of: what decides, two options, an input. */
const VALUES: Record<string, string[]> = {
  mode: ['a', 'b'],
  size: ['s', 'm'],
  extra: ['x', 'y'],
  image: ['i', 'j'],
};
const NAMES = Object.keys(VALUES);

const name = fc.constantFrom(...NAMES);
const constant: fc.Arbitrary<JsonObject> = name.chain((on) =>
  fc.record({ [on]: fc.oneof(fc.record({ const: fc.constantFrom(...(VALUES[on] ?? [])) }), fc.boolean()) }),
);
const objectOf = (members: JsonObject) => fc.constant(members);
const atom: fc.Arbitrary<JsonObject> = fc.oneof(
  fc.array(name, { minLength: 1, maxLength: 2 }).map((required) => ({ required })),
  constant.map((properties) => ({ properties })),
  fc.tuple(name, constant).map(([required, properties]) => ({ required: [required], properties })),
  fc.tuple(constant, constant).map(([one, other]) => ({
    properties: { ...one, ...other },
    additionalProperties: false,
  })),
  fc.integer({ min: 0, max: 3 }).map((limit) => ({ minProperties: limit })),
  fc.integer({ min: 0, max: 3 }).map((limit) => ({ maxProperties: limit })),
  fc.record({ propertyNames: fc.record({ enum: fc.subarray(NAMES) }) }),
  fc.constantFrom('^i', '^m').map((pattern) => ({ patternProperties: { [pattern]: { enum: ['i', 'a'] } } })),
  objectOf({ const: { mode: 'a', image: 'i' } }),
  objectOf({ enum: [{ mode: 'a', size: 's', image: 'i' }, { mode: 'b' }, {}] }),
  fc.tuple(name, fc.subarray(NAMES)).map(([on, names]) => ({ dependentRequired: { [on]: names } })),
);
const { rule } = fc.letrec<{ rule: JsonObject }>((tie) => ({
  rule: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    atom,
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((allOf) => ({ allOf })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((anyOf) => ({ anyOf })),
    fc.array(tie('rule'), { minLength: 1, maxLength: 3 }).map((oneOf) => ({ oneOf })),
    tie('rule').map((not) => ({ not })),
    fc.tuple(tie('rule'), tie('rule'), tie('rule')).map(([one, two, three]) => conditional(one, two, three)),
    fc.tuple(name, tie('rule')).map(([on, part]) => ({ dependentSchemas: { [on]: part } })),
    fc.tuple(tie('rule'), constant).map(([part, properties]) => ({
      allOf: [part],
      properties,
      unevaluatedProperties: false,
    })),
  ),
}));
const declared = Object.fromEntries(
  NAMES.map((each) => [each, { enum: VALUES[each] ?? [], 'x-role': each === 'image' ? 'input' : 'config' }]),
);
const schemaCase = fc.record({ rule, required: fc.subarray(NAMES) }).map(({ rule: part, required }) => ({
  type: 'object',
  properties: declared,
  required,
  $defs: { rule: part },
  allOf: [{ $ref: '#/$defs/rule' }],
}));

/** Every object with some of these members. */
function objectsOf(names: string[]): JsonObject[] {
  const [first, ...others] = names;
  if (first === undefined) return [{}];
  return objectsOf(others).flatMap((rest) => [
    rest,
    ...(VALUES[first] ?? []).map((value) => ({ [first]: value, ...rest })),
  ]);
}

/** True if some inputs, and some values for what a config must have in the end, make it complete and valid. */
function canBeValid(schema: JsonObject, config: JsonObject): boolean {
  const unset = configParametersOf(schema).filter(
    (each) => each.required && !Object.hasOwn(config, each.name),
  );
  const added = [...inputParametersOf(schema), ...unset].map((each) => each.name);
  return objectsOf(added).some((rest) => validateComplete(schema, { ...config, ...rest }).length === 0);
}

test('a config that some inputs make valid is never refused', () => {
  fc.assert(
    fc.property(schemaCase, (schema) => {
      for (const config of objectsOf(['mode', 'size', 'extra'])) {
        if (validate(schema, config).length > 0) expect(canBeValid(schema, config)).toBe(false);
      }
    }),
    { numRuns: runs(100) },
  );
});

test('of branches that a constant tells apart, a config is allowed exactly if some inputs make it valid', () => {
  const options = fc.record({ size: fc.record({ enum: fc.subarray(['s', 'm'], { minLength: 1 }) }) });
  const branch = fc.record({ options: fc.oneof(options, fc.constant({})), needed: fc.subarray(['image']) });
  const unionCase = fc.record({
    keyword: fc.constantFrom('oneOf', 'anyOf'),
    branches: fc.tuple(branch, branch),
  });
  fc.assert(
    fc.property(unionCase, ({ keyword, branches }) => {
      const union = branches.map((each, index) => ({
        properties: { image: declared.image ?? {}, mode: { const: 'ab'.charAt(index) }, ...each.options },
        required: ['mode', ...each.needed],
        additionalProperties: false,
      }));
      const schema = { type: 'object', [keyword]: union };
      for (const config of objectsOf(['mode', 'size'])) {
        expect(validate(schema, config).length === 0).toBe(canBeValid(schema, config));
      }
    }),
  );
});
