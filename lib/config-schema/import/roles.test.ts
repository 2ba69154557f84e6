import { describe, expect, test } from 'vitest';
import { inputParametersOf, type JsonObject } from '../index';
import { conditional } from '../testing/conditional';
import { importSchema } from './index';

const text = { type: 'string' };
const object = (properties: JsonObject, rest: JsonObject = {}): JsonObject => ({
  type: 'object',
  properties,
  ...rest,
});
const inputsOf = (source: JsonObject, inputs?: string[]) =>
  inputParametersOf(importSchema(source, { inputs }).schema ?? {}).map(({ name }) => name);

describe('guessed as inputs', () => {
  test.each<[string, JsonObject, string]>([
    ['a file by its format', { format: 'uri', ...text }, 'a file'],
    ['a list of files', { type: 'array', items: { type: 'string', format: 'binary' } }, 'a file'],
    ['a file or a list of them', { anyOf: [{ format: 'uri', ...text }, { type: 'array' }] }, 'a file'],
    ['an object around the URL of a file', object({ image_url: text, weight: {} }), 'it holds a file'],
    [
      'a list of objects around files',
      { type: 'array', items: object({ file_id: text }) },
      'it holds a file',
    ],
    [
      'an object or null',
      { anyOf: [object({ mask: { format: 'uri', ...text } }), { type: 'null' }] },
      'it holds a file',
    ],
    ['a secret', { format: 'password', ...text }, 'a secret'],
    ['a secret of Cog', { 'x-cog-secret': true, ...text }, 'a secret'],
    ['a group with a secret', object({ url: text, api_key: text }), 'it holds a secret'],
    ['what the source says', { type: 'integer', 'x-role': 'input' }, 'the source says so'],
  ])('%s', (_, it, reason) => {
    const { schema, report } = importSchema(object({ it }));
    expect(inputParametersOf(schema ?? {}).map(({ name }) => name)).toEqual(['it']);
    expect(report).toContainEqual({
      path: '/properties/it',
      level: 'info',
      message: `it: taken as an input of each job: ${reason}`,
    });
  });

  test('what is required without a default', () => {
    const source = object({ a: text, b: { default: 'x', ...text }, c: text }, { required: ['a', 'b'] });
    expect(inputsOf(source)).toEqual(['a']);
  });

  test('a name without a letter says nothing', () => {
    expect(inputsOf(object({ '123': text, 日本語: text }))).toEqual([]);
    expect(inputsOf(object({ image: object({ '1': text }) }))).toEqual([]);
  });

  test('text that can only be written is a secret', () => {
    expect(
      importSchema(object({ it: { writeOnly: true, ...text } })).report.map(({ message }) => message),
    ).toEqual([
      'it: taken as a secret: it can only be written',
      'it: taken as an input of each job: a secret',
    ]);
  });

  test('names of files and of what a job says, where the value is free', () => {
    const names = [
      'prompt',
      'text_prompt',
      'promptText',
      'clip_prompts',
      'image',
      'mask_image',
      'image_url_2',
    ];
    const more = [
      'reference_images',
      'promptImage',
      'inputs',
      'messages',
      'video',
      'query',
      'image_prompt_list',
    ];
    const properties = Object.fromEntries([...names, ...more].map((name) => [name, text]));
    expect(inputsOf(object(properties))).toEqual([...names, ...more]);
  });
});

test('ids of files, references, sources and keyframes, and objects around them', () => {
  const list = { type: 'array', items: text };
  const around = {
    style_image: object({ url: text }),
    keyframes: { type: 'array', items: object({ uri: text }) },
  };
  const properties = { start_image_id: text, file_ids: list, source: text, input_reference: text, ...around };
  expect(inputsOf(object(properties))).toEqual(Object.keys(properties));
});

test('objects around other URLs are tuned', () => {
  const properties = {
    server: object({ url: { format: 'uri', ...text } }),
    webhook: object({ image_url: text }),
    hooks: object({ webhook: { format: 'uri', ...text } }),
    voice_id: text,
    image_style: object({ image: object({ size: text }) }),
    source_lang: text,
    source: { enum: ['a', 'b'] },
    reference_strength: { type: 'number' },
  };
  expect(inputsOf(object(properties))).toEqual([]);
});

test('a token is a secret where it is a parameter, and a piece of text elsewhere', () => {
  const piece = object({ token: text, logprob: { type: 'number' } });
  const source = object({ token: text, bias: { $ref: '#/$defs/piece' } }, { $defs: { piece } });
  expect(inputsOf(source)).toEqual(['token']);
});

test('everything else is tuned', () => {
  const properties = {
    negative_prompt: text,
    system_prompt: text,
    n_prompt: text,
    prompt_strength: { type: 'number' },
    image_size: { enum: ['1K', '2K'] },
    num_images: { type: 'integer' },
    video: { type: 'boolean' },
    audio: { anyOf: [object({ voice: text }), { type: 'null' }] },
    lora_url: { format: 'uri', ...text },
    webhook: { format: 'uri', ...text },
    model: text,
    max_tokens: { type: 'integer' },
    stop_token: text,
    image: { 'x-role': 'config', ...text },
    seed: { type: 'integer' },
  };
  expect(inputsOf(object(properties, { required: ['model'] }))).toEqual([]);
});

describe('chosen by the admin', () => {
  const source = object({ prompt: text, seed: { type: 'integer' }, api_key: text });

  test('exactly these are inputs, and every secret', () => {
    expect(inputsOf(source, ['seed'])).toEqual(['seed', 'api_key']);
    expect(inputsOf(source, [])).toEqual(['api_key']);
    expect(importSchema(source, { inputs: ['seed'] }).report).toEqual([
      { path: '/properties/api_key', level: 'info', message: 'api_key: taken as a secret: its name says so' },
    ]);
  });

  test('a name that is not there', () => {
    expect(importSchema(source, { inputs: ['sead'] })).toMatchObject({
      schema: null,
      report: [{ level: 'error', message: 'There is no parameter "sead" that could be an input' }, {}],
    });
  });
});

test('a parameter that each branch declares in its own way has one role', () => {
  const branch = (version: string, limit: number) =>
    object(
      { version: { const: version }, promptText: { maxLength: limit, ...text } },
      { required: ['promptText'] },
    );
  expect(inputsOf({ oneOf: [branch('a', 10), branch('b', 20)] })).toEqual(['promptText']);
});

test('a rule that mentions an input is named, since a save keeps only a part of it', () => {
  const properties = { image: { format: 'uri', ...text }, size: text, width: text };
  const source = object(properties, {
    ...conditional({ required: ['size'] }, { required: ['image'] }),
    not: { required: ['size', 'width'] },
    allOf: [true, { dependentRequired: { image: ['size'] } }],
  });
  const message = 'Checked in full with each job; on save only what it says without the job inputs';
  const { report } = importSchema(source);
  expect(report.flatMap((entry) => (entry.message === message ? [[entry.level, entry.path]] : []))).toEqual([
    ['info', '/if'],
    ['info', '/allOf/1/dependentRequired'],
  ]);
});
