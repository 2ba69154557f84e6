import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '@/e2e/support/runs';
import {
  applyChanges,
  compare,
  configParametersOf,
  configSchemaOf,
  defaultsOf,
  diff,
  effectiveOf,
  equal,
  fingerprint,
  type Issue,
  isJsonObject,
  type JsonObject,
  type JsonValue,
  overridesOf,
  type Parameter,
  revalidate,
  segmentsOf,
  toPointer,
  validate,
  validateComplete,
  valueAt,
} from './index';
import { jsonObject, name, parameterCase } from './testing/arbitrary-schema';

/** Adds what a complete config must have: each parameter with a default, in nested groups too. */
function complete(parameters: Parameter[], config: JsonObject): JsonObject {
  const declared = parameters.flatMap((parameter): [string, JsonValue][] => {
    const value = Object.hasOwn(config, parameter.name) ? config[parameter.name] : undefined;
    if (value === undefined) return parameter.hasDefault ? [[parameter.name, parameter.default]] : [];
    const isGroup = parameter.children.length > 0 && isJsonObject(value);
    return [[parameter.name, isGroup ? complete(parameter.children, value) : value]];
  });
  return { ...config, ...Object.fromEntries(declared) };
}

/** A parameter that the schema requires without a valid default is an input, so it is taken out of the config. */
const completeCase = parameterCase.map(({ schema, config }) => {
  const parameters = configParametersOf(schema);
  const names = new Set(parameters.map((parameter) => parameter.name));
  const tuned = Object.fromEntries(Object.entries(config).filter(([key]) => names.has(key)));
  return { schema, config: complete(parameters, tuned) };
});

function shuffled(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(shuffled);
  if (!isJsonObject(value)) return value;
  // A default is sent, so its own order means something.
  const entries = Object.entries(value).map(([key, inner]): [string, JsonValue] => [
    key,
    key === 'default' ? inner : shuffled(inner),
  ]);
  return Object.fromEntries(entries.reverse());
}

describe('configs', { timeout: 30_000 }, () => {
  test('for every complete config c, effectiveOf(overridesOf(c)) equals c', () => {
    fc.assert(
      fc.property(completeCase, ({ schema, config }) => {
        expect(effectiveOf(schema, overridesOf(schema, config))).toEqual(config);
      }),
      { numRuns: runs(250) },
    );
  });

  test('overrides of any origin give an effective config that overridesOf reads back', () => {
    fc.assert(
      fc.property(parameterCase, jsonObject, ({ schema, config }, other) => {
        for (const overrides of [config, other]) {
          const effective = effectiveOf(schema, overrides);
          expect(effectiveOf(schema, overridesOf(schema, effective))).toEqual(effective);
        }
      }),
    );
  });

  test('reset all gives the defaults', () => {
    fc.assert(
      fc.property(parameterCase, ({ schema }) => {
        expect(effectiveOf(schema, {})).toEqual(defaultsOf(schema));
        expect(overridesOf(schema, defaultsOf(schema))).toEqual({});
      }),
    );
  });

  test('defaults are valid', () => {
    fc.assert(
      fc.property(parameterCase, ({ schema }) => {
        expect(validate(schema, defaultsOf(schema))).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });

  test('a config of allowed values is valid', () => {
    fc.assert(
      fc.property(completeCase, ({ schema, config }) => {
        expect(validate(schema, config)).toEqual([]);
      }),
      { numRuns: runs(150) },
    );
  });

  test('a pin stays in the effective config, whatever its value, and is dropped by overridesOf', () => {
    fc.assert(
      fc.property(parameterCase, ({ schema }) => {
        const pins = defaultsOf(schema);
        expect(effectiveOf(schema, pins)).toEqual(pins);
        expect(overridesOf(schema, effectiveOf(schema, pins))).toEqual({});
      }),
    );
  });

  test('the config schema of a config schema says the same', () => {
    fc.assert(
      fc.property(parameterCase, jsonObject, ({ schema, config }, other) => {
        for (const value of [config, other]) {
          expect(validate(configSchemaOf(schema), value)).toEqual(validate(schema, value));
        }
      }),
    );
  });
});

describe('differences', { timeout: 30_000 }, () => {
  test('diff(a, a) is empty', () => {
    fc.assert(
      fc.property(jsonObject, (value) => {
        expect(diff(value, structuredClone(value))).toEqual([]);
        expect(diff(value, shuffled(value) as JsonObject, () => true)).toEqual([]);
      }),
    );
  });

  test('applying a diff gives the other side', () => {
    fc.assert(
      fc.property(jsonObject, jsonObject, (before, after) => {
        const untouched = structuredClone(before);
        expect(applyChanges(before, diff(before, after))).toEqual(after);
        expect(before).toEqual(untouched);
      }),
      { numRuns: runs(250) },
    );
  });

  test('each change says what stands on both sides', () => {
    fc.assert(
      fc.property(jsonObject, jsonObject, (before, after) => {
        for (const change of diff(before, after)) {
          expect(valueAt(before, change.path)).toEqual(change.before);
          expect(valueAt(after, change.path)).toEqual(change.after);
        }
      }),
    );
  });
});

describe('validation', { timeout: 30_000 }, () => {
  test('validate never throws', () => {
    const anything = fc.anything({
      withBigInt: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
    });
    fc.assert(
      fc.property(parameterCase, anything, ({ schema }, value) => {
        expect(Array.isArray(validate(schema, value))).toBe(true);
        expect(Array.isArray(validateComplete(schema, value))).toBe(true);
      }),
      { numRuns: runs(150) },
    );
  });

  test('validate never throws for a schema that is none', () => {
    fc.assert(
      fc.property(jsonObject, fc.jsonValue(), fc.jsonValue(), (schema, properties, value) => {
        const broken = { ...schema, properties: properties as JsonValue };
        expect(Array.isArray(validate(broken, value))).toBe(true);
      }),
    );
  });

  test('what changed is checked as the whole is', () => {
    const pair = parameterCase.chain(({ schema, config }) =>
      fc.record({
        schema: fc.constantFrom<JsonObject>(schema, { ...schema, maxProperties: 2 }),
        before: fc.constantFrom<JsonObject>(config, {}),
        after: fc.oneof(
          fc.constant(config),
          jsonObject.map((others) => ({ ...config, ...others })),
          jsonObject,
        ),
      }),
    );
    const sorted = (issues: Issue[]) =>
      issues.toSorted((left, right) => (left.path < right.path ? -1 : left.path > right.path ? 1 : 0));
    fc.assert(
      fc.property(pair, ({ schema, before, after }) => {
        const checked = { value: before, issues: validate(schema, before) };
        expect(sorted(revalidate(schema, after, checked))).toEqual(sorted(validate(schema, after)));
      }),
      { numRuns: runs(500) },
    );
  });

  test('there is one issue per pointer, and each stands at a value or right below one', () => {
    fc.assert(
      fc.property(parameterCase, fc.dictionary(name, fc.jsonValue({ maxDepth: 3 })), ({ schema }, value) => {
        const paths = validate(schema, value).map(({ path }) => path);
        expect(new Set(paths).size).toBe(paths.length);
        for (const path of paths) {
          expect(valueAt(value as JsonValue, toPointer(segmentsOf(path).slice(0, -1)))).toBeDefined();
        }
      }),
      { numRuns: runs(150) },
    );
  });
});

describe('schemas', { timeout: 30_000 }, () => {
  test('fingerprint is blind to order and wording', () => {
    fc.assert(
      fc.property(parameterCase, ({ schema }) => {
        const other = {
          ...(shuffled(schema) as JsonObject),
          title: 'Other words',
          description: 'More',
          examples: [1],
        };
        expect(fingerprint(other)).toBe(fingerprint(schema));
      }),
    );
  });

  test('a schema compared with itself affects nothing', () => {
    fc.assert(
      fc.property(completeCase, ({ schema, config }) => {
        expect(compare(schema, structuredClone(schema), overridesOf(schema, config))).toEqual([]);
      }),
    );
  });

  test('compare names every value that changes', () => {
    fc.assert(
      fc.property(completeCase, parameterCase, ({ schema, config }, { schema: next }) => {
        const overrides = overridesOf(schema, config);
        const affected = compare(schema, next, overrides);
        expect(new Set(affected.map(({ path }) => path)).size).toBe(affected.length);
        for (const { path } of diff(effectiveOf(schema, overrides), effectiveOf(next, overrides))) {
          const named = affected.filter((entry) => entry.class !== 'cosmetic').map((entry) => entry.path);
          expect(named.some((other) => path.startsWith(other) || other.startsWith(path))).toBe(true);
        }
        for (const { path } of validate(next, effectiveOf(next, overrides))) {
          expect(affected.find((entry) => entry.path === path)?.class).toBe('breaking');
        }
      }),
    );
  });

  test('pointers say exactly which segments they were made of', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), (segments) => {
        expect(segmentsOf(toPointer(segments))).toEqual(segments);
      }),
    );
  });

  test('equal is deep equality, blind to the order of keys', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (left, right) => {
        const [a, b] = [left as JsonValue, right as JsonValue];
        expect(equal(a, shuffled(structuredClone(a)))).toBe(true);
        expect(equal(a, b)).toBe(fingerprint({ const: a }) === fingerprint({ const: b }));
      }),
    );
  });
});
