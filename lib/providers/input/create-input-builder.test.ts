import { describe, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/config-schema';
import { genericInputBuilder } from '../generic-input-builder';
import { InvalidInputError } from '../input-builder';

const schema = {
  type: 'object',
  properties: {
    prompt: { type: 'string' },
    api_key: { type: 'string', 'x-secret': true, minLength: 8 },
    mood: { anyOf: [{ type: 'string' }, { type: 'null' }], 'x-role': 'input' },
    steps: { type: 'integer', minimum: 1, maximum: 50, default: 20 },
    size: {
      type: 'object',
      properties: { width: { type: 'integer', default: 512 }, height: { type: 'integer', default: 256 } },
      additionalProperties: false,
    },
    label: { anyOf: [{ type: 'string' }, { type: 'null' }], default: 'plain' },
    seed: { anyOf: [{ type: 'integer' }, { type: 'null' }] },
  },
  required: ['prompt'],
  additionalProperties: false,
};

const builder = genericInputBuilder({ name: 'Painter', schema, present: null });
const prompt = 'A lamp';
const defaults = { steps: 20, size: { width: 512, height: 256 }, label: 'plain' };

function inputOf(inputs: JsonObject, config?: JsonObject, requested?: JsonObject): JsonObject {
  const request = { inputs: { prompt, ...inputs }, ...(requested && { config: requested }) };
  return builder.buildInput({ request, ...(config && { config }) }).input;
}

const issuesOf = (inputs: JsonObject, config: JsonObject = {}, requested: JsonObject = {}) =>
  builder.validate({ request: { inputs, config: requested }, config });

describe('the config', () => {
  test('is the defaults where there is none', () => {
    expect(inputOf({})).toStrictEqual({ prompt, ...defaults });
    expect(inputOf({}, {})).toStrictEqual({ prompt, ...defaults });
  });

  test('may be stored whole or as overrides alone', () => {
    expect(inputOf({}, { steps: 5 })).toStrictEqual({ prompt, ...defaults, steps: 5 });
    expect(inputOf({}, { ...defaults, steps: 5 })).toStrictEqual({ prompt, ...defaults, steps: 5 });
  });

  test('of the request goes before the stored one, which goes before the defaults', () => {
    const stored = { steps: 5, label: 'stored', size: { width: 100 } };
    expect(inputOf({}, stored, { steps: 7, size: { height: 9 } })).toStrictEqual({
      prompt,
      steps: 7,
      size: { width: 100, height: 9 },
      label: 'stored',
    });
    expect(inputOf({}, { steps: 5 }, { size: { height: 9 } })).toStrictEqual({
      prompt,
      ...defaults,
      steps: 5,
      size: { width: 512, height: 9 },
    });
  });

  test('may set null, which is sent', () => {
    expect(inputOf({}, { label: null })).toStrictEqual({ prompt, ...defaults, label: null });
  });

  test('stands in the order of the schema', () => {
    expect(Object.keys(inputOf({ mood: 'calm', seed: 1 }, { label: 'x', steps: 2 }))).toEqual([
      'prompt',
      'mood',
      'steps',
      'size',
      'label',
      'seed',
    ]);
  });

  test('is refused where it is wrong, is unknown or holds an input', () => {
    expect(
      issuesOf({ prompt }, { steps: 51, sampler: 'euler' }, { mood: 'calm', size: { depth: 1 } }),
    ).toEqual([
      {
        path: '/mood',
        code: 'not_config',
        message: 'mood comes with each job: it is none of the config',
        part: 'config',
      },
      { path: '/steps', code: 'maximum', message: 'Must be at most 50', part: 'config' },
      { path: '/size/depth', code: 'unknown_parameter', message: 'Unknown parameter', part: 'config' },
      { path: '/sampler', code: 'unknown_parameter', message: 'Unknown parameter', part: 'config' },
    ]);
  });
});

describe('the seed', () => {
  test.each<[string, JsonObject, JsonObject | undefined, JsonObject | undefined, JsonObject]>([
    ['is absent where nobody sets one', {}, undefined, undefined, {}],
    ['is absent where it is null', { seed: null }, { seed: null }, { seed: null }, {}],
    ['comes with the request', { seed: 1 }, undefined, undefined, { seed: 1 }],
    ['comes with the request where the config has null', { seed: 1 }, { seed: null }, undefined, { seed: 1 }],
    ['of the config goes before that of the request', { seed: 1 }, { seed: 2 }, undefined, { seed: 2 }],
    ["of the request's config goes before both", { seed: 1 }, { seed: 2 }, { seed: 3 }, { seed: 3 }],
    ['may be 0', { seed: 1 }, { seed: 0 }, undefined, { seed: 0 }],
  ])('%s', (_, inputs, config, requested, seed) => {
    expect(inputOf(inputs, config, requested)).toStrictEqual({ prompt, ...defaults, ...seed });
  });

  test('is refused where it is wrong, on the side that it came from', () => {
    const wrong = { path: '/seed', code: 'anyOf', message: 'Must be a whole number or null' };
    const [ofRequest] = issuesOf({ prompt, seed: 'x' });
    const [ofConfig] = issuesOf({ prompt, seed: 1 }, { seed: 'x' });
    expect([ofRequest?.part, ofConfig?.part]).toEqual(['inputs', 'config']);
    expect(ofRequest).toMatchObject({ path: wrong.path });
  });
});

describe('the inputs', () => {
  test.each<[string, JsonObject]>([
    ['absent', {}],
    ['null', { prompt: null }],
    ['blank', { prompt: ' \t' }],
    ['empty', { prompt: '' }],
  ])('are missing where they are %s', (_, inputs) => {
    const missing = [{ path: '/prompt', code: 'required', message: 'prompt is required', part: 'inputs' }];
    expect(issuesOf(inputs)).toEqual(missing);
  });

  test('may be null where the model says so, and blank where they are not needed', () => {
    expect(inputOf({ mood: null })).toStrictEqual({ prompt, mood: null, ...defaults });
    expect(inputOf({ mood: '' })).toStrictEqual({ prompt, mood: '', ...defaults });
    expect(inputOf({ api_key: null })).toStrictEqual({ prompt, ...defaults });
  });

  test('have one finding each: what is asked of a picture says more than what is asked of a text', () => {
    const image = { type: 'string', format: 'uri', maxLength: 20, 'x-role': 'input' };
    const painter = genericInputBuilder({
      name: 'Painter',
      schema: { properties: { image } },
      present: null,
    });
    expect(painter.validate({ request: { inputs: { image: 'http://example.com/a.png' } } })).toEqual([
      { path: '/image', code: 'format', message: 'Must be an https address or a data URL', part: 'inputs' },
    ]);
  });

  test('are missing where a text that is needed is blank, but for one that has a default', () => {
    const text = { type: 'string', 'x-role': 'input' };
    const needy = {
      type: 'object',
      properties: { prompt: { type: 'string' }, style: text, tone: { ...text, default: 'warm' } },
      required: ['prompt', 'style', 'tone'],
    };
    const painter = genericInputBuilder({ name: 'Painter', schema: needy, present: null });
    expect(painter.validate({ request: { inputs: { prompt, style: ' ', tone: ' ' } } })).toEqual([
      { path: '/style', code: 'required', message: 'style is required', part: 'inputs' },
    ]);
  });

  test('are none of what is tuned', () => {
    expect(issuesOf({ prompt, steps: 5 })).toEqual([
      {
        path: '/steps',
        code: 'not_input',
        message: 'steps is tuned in the config: it does not come with a job',
        part: 'inputs',
      },
    ]);
  });

  test('are refused where nobody knows them', () => {
    expect(issuesOf({ prompt, promt: 'x', 'a/b': null, image: 'https://example.com/a.png' })).toEqual([
      { path: '/promt', code: 'unknown_parameter', message: 'Unknown parameter', part: 'inputs' },
      { path: '/a~1b', code: 'unknown_parameter', message: 'Unknown parameter', part: 'inputs' },
      { path: '/image', code: 'unknown_parameter', message: 'Painter takes no image', part: 'inputs' },
    ]);
  });

  test('cannot be names of JavaScript', () => {
    const inputs = JSON.parse('{"prompt": "A lamp", "__proto__": {"steps": 1}, "constructor": 1}');
    expect(issuesOf(inputs).map(({ path, code }) => [path, code])).toEqual([
      ['/__proto__', 'forbidden_key'],
      ['/constructor', 'forbidden_key'],
    ]);
  });
});

test('an open schema takes inputs that it does not name, and a seed', () => {
  const open = genericInputBuilder({
    name: 'Painter',
    schema: { type: 'object', properties: {}, additionalProperties: { type: ['integer', 'string'] } },
    present: null,
  });
  const inputs = { seed: 5, prompt: 'A lamp', image: 'a.png' };
  expect(open.buildInput({ request: { inputs } })).toStrictEqual({ input: inputs, warnings: [] });
});

test('a parameter that must be set and has no default is named like an input that is missing', () => {
  const unset = genericInputBuilder({
    name: 'Painter',
    schema: {
      type: 'object',
      properties: { style: { type: 'string', 'x-role': 'config' } },
      required: ['style'],
    },
    present: null,
  });
  expect(unset.validate({ request: { inputs: {} } })).toEqual([
    { path: '/style', code: 'required', message: 'style is required', part: 'config' },
  ]);
});

test('a fault of the whole belongs to the inputs', () => {
  const either = genericInputBuilder({
    name: 'Painter',
    schema: {
      type: 'object',
      properties: { a: { type: 'string', 'x-role': 'input' }, b: { type: 'string', 'x-role': 'input' } },
      anyOf: [{ required: ['a'] }, { required: ['b'] }],
    },
    present: null,
  });
  expect(either.validate({ request: { inputs: {} } }).map(({ path, part }) => [path, part])).toEqual([
    ['', 'inputs'],
  ]);
});

test('a secret is sent, and named in no error and no warning', () => {
  const secret = 's3cret';
  const job = { request: { inputs: { prompt, api_key: secret, seed: 1 } } };
  expect(() => builder.buildInput(job)).toThrow('/api_key: Must have at least 8 characters');
  expect(JSON.stringify(builder.validate(job))).not.toContain(secret);

  const { api_key: _, ...others } = schema.properties;
  const narrower = { ...others, mood: { type: 'integer', 'x-secret': true }, seed: undefined };
  const present = { ...schema, properties: JSON.parse(JSON.stringify(narrower)) };
  const older = genericInputBuilder({ name: 'Painter', schema, present });
  const inputs = { prompt, api_key: 's3cret-key', mood: 's3cret-mood', seed: 1 };
  const { input, warnings } = older.buildInput({ request: { inputs } });
  expect(input).toStrictEqual({ prompt, mood: 's3cret-mood', ...defaults });
  expect(warnings.map(({ path, code }) => [path, code])).toEqual([
    ['/api_key', 'left_out'],
    ['/seed', 'left_out'],
    ['/mood', 'may_be_refused'],
  ]);
  expect(JSON.stringify(warnings)).not.toContain('s3cret');
});

test('buildInput throws with everything that validate finds', () => {
  const job = { request: { inputs: {} }, config: { steps: 0 } };
  const issues = builder.validate(job);
  expect(issues).toHaveLength(2);
  try {
    builder.buildInput(job);
    expect.unreachable();
  } catch (error) {
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error).toMatchObject({
      name: 'InvalidInputError',
      message: '/steps: Must be at least 1; /prompt: prompt is required',
      issues,
    });
  }
});
