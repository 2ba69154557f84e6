import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { runs } from '@/e2e/support/runs';
import {
  inputParametersOf,
  type JsonObject,
  type JsonValue,
  parametersOf,
  validate,
  validateComplete,
} from '@/lib/config-schema';
import { registry } from './registry';
import { withRules } from './rules';
import { schemaOf } from './schema-of';

const anyValue = fc.jsonValue({ maxDepth: 2 }) as fc.Arbitrary<JsonValue>;
const text = fc.oneof(fc.string(), fc.webUrl(), fc.constantFrom('https://', 'data:,', 'a b:c', 'no address'));

type Node = z.core.JSONSchema.JSONSchema;

/** Values that one parameter allows, as far as its type and limits say; often the default. */
function allowedBy(node: Node): fc.Arbitrary<JsonValue> {
  const { enum: options, anyOf, default: initial, type, minimum, maximum } = node;
  if (initial !== undefined) {
    const { default: _, ...rest } = node;
    return fc.oneof({ weight: 3, arbitrary: fc.constant(initial as JsonValue) }, allowedBy(rest));
  }
  if (anyOf) return fc.oneof(...anyOf.map((branch) => allowedBy(branch as Node)));
  if (type === 'null') return fc.constant(null);
  if (options) return fc.constantFrom(...(options as string[]));
  if (type === 'boolean') return fc.boolean();
  if (type === 'array') return fc.array(fc.webUrl(), { maxLength: 3 });
  if (type === 'string') return fc.webUrl();
  const limits = { min: minimum, max: maximum };
  return type === 'integer' ? fc.integer(limits) : fc.double({ ...limits, noNaN: true });
}

/** Values around what one parameter allows, on both sides of its limits. */
function near({ type, minimum = 0, maximum = 0 }: Node): fc.Arbitrary<JsonValue> {
  if (type === 'array') return fc.array(text, { maxLength: 3 });
  if (type === 'string') return text;
  const edges = [minimum, maximum].flatMap((limit) => [limit - 1, limit, limit + 0.5, limit + 1]);
  return fc.oneof(fc.constantFrom(...edges), fc.integer(), fc.double({ noNaN: true }));
}

/** Objects with some of the parameters, most of them allowed, and now and then an unknown one. */
function objectsNear(names: string[], { properties = {} }: Node) {
  const known = names.map((name): [string, fc.Arbitrary<JsonValue>] => {
    const node = properties[name] as Node;
    return [
      name,
      fc.oneof(
        { weight: 60, arbitrary: allowedBy(node) },
        { weight: 2, arbitrary: near(node) },
        { weight: 1, arbitrary: anyValue },
      ),
    ];
  });
  const some = fc.record(Object.fromEntries(known), { requiredKeys: [] });
  const unknown = fc.oneof({ weight: 9, arbitrary: fc.constant({}) }, fc.dictionary(fc.string(), anyValue));
  return fc.tuple(unknown, some).map(([extra, values]) => ({ ...extra, ...values }));
}

const released = registry
  .list()
  .flatMap(({ id, versions }) => versions.map((one) => [one.version, id, one.parameters] as const));

describe.each(released)('zod and the engine agree on version %i of %s', (_, __, parameters) => {
  const schema = schemaOf(parameters);
  const names = parametersOf(schema).map(({ name }) => name);
  const inputs = inputParametersOf(schema).map(({ name }) => name);

  function agreement(objects: fc.Arbitrary<unknown>, zod: z.ZodType, engine: typeof validate) {
    const seen = { valid: 0, invalid: 0 };
    fc.assert(
      fc.property(objects, (value) => {
        const { success } = zod.safeParse(value);
        seen[success ? 'valid' : 'invalid'] += 1;
        return (engine(schema, value).length === 0) === success;
      }),
      { numRuns: runs(1000) },
    );
    expect(seen.valid).toBeGreaterThan(runs(1000) / 200);
    expect(seen.invalid).toBeGreaterThan(runs(1000) / 200);
  }

  test('for a config', () => {
    const configNames = names.filter((name) => !inputs.includes(name));
    // A rule that mentions an input is none of a config's.
    const rules = ((schema.allOf ?? []) as JsonObject[]).filter(
      (each) => !inputs.some((name) => JSON.stringify(each).includes(`"${name}"`)),
    );
    const config = withRules(
      z.strictObject(Object.fromEntries(configNames.map((name) => [name, parameters.shape[name]]))),
      rules,
    );
    agreement(objectsNear(configNames, schema as Node), config, validate);
  });

  test('for a config with its inputs', () => {
    agreement(objectsNear(names, schema as Node), parameters, validateComplete);
  });

  test('for a value that is no object', () => {
    fc.assert(
      fc.property(
        anyValue.filter((value) => typeof value !== 'object' || Array.isArray(value)),
        (value) => {
          expect(parameters.safeParse(value).success).toBe(false);
          expect(validate(schema, value)).not.toEqual([]);
        },
      ),
    );
  });
});
