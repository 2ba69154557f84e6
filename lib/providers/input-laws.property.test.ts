import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '@/e2e/support/runs';
import {
  defaultsOf,
  effectiveOf,
  type JsonObject,
  type JsonValue,
  type Parameter,
  type ParameterSchema,
  parametersOf,
  validateComplete,
} from '@/lib/config-schema';
import { parameterCase } from '@/lib/config-schema/testing/arbitrary-schema';
import { generateValue } from '@/lib/config-schema/testing/generate-value';
import { seeded } from '@/lib/config-schema/testing/seeded';
import { pictureTypes, pictureUrl } from './fixtures/pictures';
import { genericInputBuilder } from './generic-input-builder';
import { type InputJob, InvalidInputError, type ModelInputBuilder } from './input-builder';
import { registry } from './registry';
import { schemaOf } from './schema-of';

const anyValue = fc.jsonValue({ maxDepth: 1 }) as fc.Arbitrary<JsonValue>;
const picture = fc.oneof(
  fc.webUrl({ validSchemes: ['https'] }),
  fc.constantFrom(...pictureTypes).map((type) => pictureUrl(type)),
  fc.constantFrom(pictureUrl('image/png', { said: 'image/gif' }), 'http://example.com/a.png', 'data:,', ''),
);

/** Mostly the default or a value that a parameter allows; now and then any. */
function valueNear(parameter: Parameter): fc.Arbitrary<JsonValue> {
  const generated = fc.nat().map((seed) => generateValue(parameter, seeded(seed)));
  const initial = parameter.hasDefault ? fc.constant(parameter.default) : generated;
  return fc.oneof(
    { weight: 20, arbitrary: initial },
    { weight: 10, arbitrary: generated },
    { weight: 1, arbitrary: anyValue },
  );
}

function someOf(parameters: Parameter[]): fc.Arbitrary<JsonObject> {
  const values = parameters.map((parameter) => [parameter.name, valueNear(parameter)]);
  return fc.record(Object.fromEntries(values), { requiredKeys: [] }) as fc.Arbitrary<JsonObject>;
}

/** Jobs with and without a config, most of which a version takes. */
function jobsFor(schema: ParameterSchema): fc.Arbitrary<InputJob> {
  const of = (role: Parameter['role']) => parametersOf(schema).filter((parameter) => parameter.role === role);
  const maybe = (value: fc.Arbitrary<JsonValue>) =>
    fc.oneof({ weight: 2, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: value });
  const common = fc.record(
    { prompt: fc.oneof(fc.string(), fc.constant(' ')), image: maybe(picture), seed: maybe(fc.nat()) },
    { requiredKeys: ['prompt'] },
  );
  return fc.record(
    {
      request: fc.record(
        {
          inputs: fc
            .tuple(someOf(of('input')), common)
            .map(([own, given]): JsonObject => ({ ...own, ...given })),
          config: someOf(of('config')),
        },
        { requiredKeys: ['inputs'] },
      ),
      config: someOf(of('config')),
    },
    { requiredKeys: ['request'] },
  ) as fc.Arbitrary<InputJob>;
}

/** `validate` and `buildInput` agree; gives what was built. */
function built(builder: ModelInputBuilder, job: InputJob) {
  const issues = builder.validate(job);
  if (issues.length === 0) return builder.buildInput(job);
  expect(() => builder.buildInput(job)).toThrow(InvalidInputError);
  const places = issues.map(({ part, path }) => `${part} ${path}`);
  expect(new Set(places).size, 'one issue for each place').toBe(places.length);
  return null;
}

describe.each(registry.list())('for any job, $name', ({ id, versions }) => {
  const present = schemaOf((versions.at(-1) ?? versions[0]).parameters);
  const known = parametersOf(present).map(({ name }) => name);

  test.each(versions.map(({ version }) => version))(
    'in version %i sends what its provider knows',
    (number) => {
      const schema = schemaOf((versions.find(({ version }) => version === number) ?? versions[0]).parameters);
      const builder = registry.inputBuilder(id, number);
      const seen = { built: 0, refused: 0 };
      fc.assert(
        fc.property(jobsFor(schema), (job) => {
          const result = built(builder, job);
          seen[result ? 'built' : 'refused'] += 1;
          if (!result) return;
          const { input, warnings } = result;
          expect(known).toEqual(expect.arrayContaining(Object.keys(input)));
          expect(input.seed).not.toBeNull();
          const faults = validateComplete(present, input);
          // What the provider may refuse is sent by an older version only, and never in silence.
          const said = warnings.filter(({ code }) => code === 'may_be_refused');
          expect(said).toHaveLength(faults.length);
          if (number === versions.length) expect(faults).toEqual([]);
        }),
        { numRuns: runs(400) },
      );
      expect(seen.built).toBeGreaterThan(runs(10));
      expect(seen.refused).toBeGreaterThan(runs(10));
    },
  );
});

test('for any schema and job, the generic builder sends what the schema allows', () => {
  const cases = parameterCase.chain(({ schema, config }) =>
    fc.record({ schema: fc.constant(schema), config: fc.constant(config), job: jobsFor(schema) }),
  );
  let count = 0;
  fc.assert(
    fc.property(cases, ({ schema, config, job }) => {
      const builder = genericInputBuilder({ name: 'Any', schema, present: null });
      const { inputs } = job.request;
      for (const each of [job, { request: { inputs }, config }, { request: { inputs, config } }]) {
        const result = built(builder, each);
        if (!result) continue;
        count += 1;
        expect(validateComplete(schema, result.input)).toEqual([]);
        const { seed, ...others } = effectiveOf(schema, result.input);
        // A seed that is null by default is none: it is not sent.
        const isNone = seed === null && defaultsOf(schema).seed === null;
        expect(isNone ? others : { seed, ...others }).toEqual(result.input);
      }
    }),
    { numRuns: runs(300) },
  );
  expect(count).toBeGreaterThan(runs(50));
});
