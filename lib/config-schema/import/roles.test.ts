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
    ['an object around any URL', object({ url: text, time: { type: 'number' } }), 'it holds a file'],
    ['an object around an image', object({ image: text, scale: {} }), 'it holds a file'],
    [
      'either of two such objects',
      { oneOf: [object({ uri: text }), object({ uri: text })] },
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
    light_source: text,
    mcp_servers: { type: 'array', items: object({ url: text }) },
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

test('so is one behind a reference, and one about all members', () => {
  const source = object(
    { image: { format: 'uri', ...text }, size: text },
    {
      $defs: {
        rule: {
          anyOf: [{ required: ['image'] }, { required: ['size'] }],
          allOf: [{ $ref: '#/$defs/rule2' }],
        },
        rule2: { oneOf: [{ maxProperties: 1 }, { required: ['size'] }] },
      },
      allOf: [{ title: 'Rule', $ref: '#/$defs/rule' }, { minProperties: 1 }],
    },
  );
  const { report } = importSchema(source);
  const lines = report.filter(({ message }) => message.startsWith('Checked in full with each job'));
  expect(lines.map(({ path }) => path)).toEqual([
    '/$defs/rule2/oneOf',
    '/$defs/rule/anyOf',
    '/allOf/1/minProperties',
  ]);
});

/** Names and shapes of published models, and whether each comes with a job. */
const list = (items: JsonObject): JsonObject => ({ type: 'array', items });
const uri = { format: 'uri', ...text };
const FROM_MODELS: [role: 'input' | 'config', name: string, schema: JsonObject][] = [
  ['input', 'prompt', text],
  ['input', 'image', uri],
  ['input', 'input_image', uri],
  ['input', 'image_url', text],
  ['input', 'image_urls', list(text)],
  ['input', 'images', list(uri)],
  ['input', 'image_2', text],
  ['input', 'first_frame_image', text],
  ['input', 'last_frame', uri],
  ['input', 'start_image', uri],
  ['input', 'start_image_id', text],
  ['input', 'end_image_url', text],
  ['input', 'mask', text],
  ['input', 'mask_url', text],
  ['input', 'mask_image', uri],
  ['input', 'control_image', uri],
  ['input', 'reference_images', list(text)],
  ['input', 'reference_image_ids', list(text)],
  ['input', 'subject_reference', text],
  ['input', 'input_reference', text],
  ['input', 'style_image', object({ url: text })],
  ['input', 'style_images', list(object({ url: text, weight: { type: 'number' } }))],
  ['input', 'keyframes', list(object({ image_url: text, frame: { type: 'integer' } }))],
  ['input', 'keyframe', text],
  ['input', 'source', text],
  ['input', 'source_image', uri],
  ['input', 'source_video_url', text],
  ['input', 'init_image', text],
  ['input', 'init_image_id', text],
  ['input', 'video', uri],
  ['input', 'video_url', text],
  ['input', 'audio', uri],
  ['input', 'audio_url', text],
  ['input', 'audio_file', text],
  ['input', 'file', { format: 'binary', ...text }],
  ['input', 'file_ids', list(text)],
  ['input', 'document_url', text],
  ['input', 'messages', list(object({ role: text, content: text }))],
  ['input', 'text', text],
  ['input', 'lyrics', text],
  ['input', 'api_key', text],
  ['config', 'negative_prompt', text],
  ['config', 'system_prompt', text],
  ['config', 'prompt_strength', { type: 'number' }],
  ['config', 'prompt_upsampling', { type: 'boolean' }],
  ['config', 'image_size', { enum: ['square', 'landscape'] }],
  ['config', 'image_strength', { type: 'number' }],
  ['config', 'num_images', { type: 'integer' }],
  ['config', 'image_format', { enum: ['png', 'jpeg'] }],
  ['config', 'mask_blur', { type: 'integer' }],
  ['config', 'audio_sample_rate', { type: 'integer' }],
  ['config', 'generate_audio', { type: 'boolean' }],
  ['config', 'num_frames', { type: 'integer' }],
  ['config', 'frames_per_second', { type: 'integer' }],
  ['config', 'video_length', { enum: ['5', '10'] }],
  ['config', 'source_language', text],
  ['config', 'reference_strength', { type: 'number' }],
  ['config', 'style_preset', text],
  ['config', 'style_id', text],
  ['config', 'voice_id', text],
  ['config', 'lora_url', uri],
  ['config', 'lora_weights', uri],
  ['config', 'loras', list(object({ path: text, scale: { type: 'number' } }))],
  ['config', 'hf_lora', text],
  ['config', 'webhook', uri],
  ['config', 'webhook_url', uri],
  ['config', 'model_url', uri],
  ['config', 'checkpoint', text],
  ['config', 'seed', { type: 'integer' }],
  ['config', 'output_format', { enum: ['webp', 'png'] }],
  ['config', 'output_quality', { type: 'integer' }],
  ['config', 'user_id', text],
];

test.each(FROM_MODELS)('as in published models, %s: %s', (role, name, schema) => {
  const { schema: imported, report } = importSchema(object({ [name]: schema }));
  expect(inputParametersOf(imported ?? {}).map((each) => each.name)).toEqual(role === 'input' ? [name] : []);
  const reasons = report.filter(({ message }) => message.startsWith(`${name}: taken as an input`));
  expect(reasons).toHaveLength(role === 'input' ? 1 : 0);
});
