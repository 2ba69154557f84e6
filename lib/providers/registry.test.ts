import { describe, expect, expectTypeOf, test } from 'vitest';
import type { ParameterSchema } from '@/lib/config-schema';
import { defineModel } from './model';
import { type BuiltInModelId, createRegistry, initialActiveModel, registry } from './registry';
import { qwenImageEdit } from './replicate/qwen-image-edit/model';
import { seedream3 } from './replicate/seedream-3/model';
import { schemaOf } from './schema-of';

describe('the registry', () => {
  test('lists the five built-in models in a stable order', () => {
    const identities = () =>
      registry.list().map(({ id, slug, name, provider }) => [id, slug, name, provider]);
    expect(identities()).toEqual([
      ['qwen/qwen-image-edit', 'qwen', 'Qwen Image Edit', 'replicate'],
      ['black-forest-labs/flux-kontext-max', 'flux-kontext-max', 'Flux Kontext Max', 'replicate'],
      ['black-forest-labs/flux-kontext-pro', 'flux-kontext-pro', 'Flux Kontext Pro', 'replicate'],
      ['bytedance/seedream-3', 'seedream-3', 'Seedream 3', 'replicate'],
      ['bytedance/seedream-4', 'seedream-4', 'Seedream 4', 'replicate'],
    ]);
    expect(identities()).toEqual(identities());
  });

  test('gives a list that nobody can change', () => {
    (registry.list() as unknown[]).pop();
    expect(registry.list()).toHaveLength(5);
  });

  test('gets a model by its id', () => {
    expect(registry.get('bytedance/seedream-3')).toBe(seedream3);
  });

  test('tells the ids it knows when asked for one that it does not', () => {
    expect(() => createRegistry([seedream3]).get('bytedance/seedream-5' as 'bytedance/seedream-3')).toThrow(
      'There is no built-in model "bytedance/seedream-5". Known: bytedance/seedream-3.',
    );
  });

  test('knows which texts are ids, in their exact spelling', () => {
    expect(registry.exists('qwen/qwen-image-edit')).toBe(true);
    expect(registry.exists('Qwen/Qwen-Image-Edit')).toBe(false);
    expect(registry.exists('qwen')).toBe(false);
    expect(registry.exists('constructor')).toBe(false);
  });

  test('starts with Qwen Image Edit as the active model', () => {
    expect(initialActiveModel).toBe('qwen/qwen-image-edit');
    expect(registry.exists(initialActiveModel)).toBe(true);
  });

  test('counts the versions of each model from 1 without a gap', () => {
    for (const { versions } of registry.list()) {
      expect(versions.map(({ version }) => version)).toEqual(versions.map((_, index) => index + 1));
    }
  });
});

describe('register', () => {
  const other = defineModel({ ...seedream3, id: 'somebody/painter', slug: 'painter' });

  test('gives a registry with the model at its end and leaves the old one as it was', () => {
    const wider = registry.register(other);
    expect(wider.list()).toEqual([...registry.list(), other]);
    expect(wider.get('somebody/painter')).toBe(other);
    expect(registry.exists('somebody/painter')).toBe(false);
  });

  test.each([
    ['the same id', { id: 'qwen/qwen-image-edit', slug: 'another' }],
    ['the same id in other letters', { id: 'QWEN/Qwen-Image-Edit', slug: 'another' }],
    ['the same slug', { id: 'somebody/else', slug: 'qwen' }],
    ['the same slug in other letters', { id: 'somebody/else', slug: 'QWEN' }],
    ['an id that is a slug', { id: 'Qwen', slug: 'another' }],
    ['a slug that is an id', { id: 'somebody/else', slug: 'qwen/qwen-image-edit' }],
  ])('refuses %s', (_, names) => {
    expect(() => registry.register(defineModel({ ...other, ...names }))).toThrow(
      'is already taken by "qwen/qwen-image-edit"',
    );
  });

  test('createRegistry refuses duplicates too', () => {
    expect(() => createRegistry([qwenImageEdit, qwenImageEdit])).toThrow('already taken');
  });

  test('lets a model have an id and a slug that are the same', () => {
    expect(registry.register(defineModel({ ...other, id: 'painter' })).exists('painter')).toBe(true);
  });
});

describe('ids are typed', () => {
  test('a typo does not compile', () => {
    // @ts-expect-error The id is misspelt.
    expect(() => registry.get('qwen/qwen-imag-edit')).toThrow('There is no built-in model');
  });

  test('BuiltInModelId is the union of the five ids', () => {
    expectTypeOf<BuiltInModelId>().toEqualTypeOf<
      | 'qwen/qwen-image-edit'
      | 'black-forest-labs/flux-kontext-max'
      | 'black-forest-labs/flux-kontext-pro'
      | 'bytedance/seedream-3'
      | 'bytedance/seedream-4'
    >();
  });

  test('a text from outside becomes an id through exists', () => {
    const text: string = 'bytedance/seedream-4';
    expect(registry.exists(text) && registry.get(text).name).toBe('Seedream 4');
  });
});

describe('the input builder of a version', () => {
  const job = { request: { inputs: { prompt: 'A lamp' } } };
  const codes = (schema: ParameterSchema, modelId = 'bytedance/seedream-3') =>
    registry
      .inputBuilderOf({ modelId, name: 'Painter', schema })
      .buildInput(job)
      .warnings.map(({ code }) => code);
  const [first, second] = seedream3.versions.map(({ parameters }) => schemaOf(parameters));

  test('is asked for by model and number', () => {
    expect(registry.inputBuilder('bytedance/seedream-3', 1).buildInput(job).warnings).toHaveLength(2);
    expect(registry.inputBuilder('bytedance/seedream-3', 2).buildInput(job).warnings).toEqual([]);
    expect(() => registry.inputBuilder('bytedance/seedream-3', 3)).toThrow('Seedream 3 has no version 3.');
  });

  test('knows a stored version by its schema, in whatever order and wording it is stored', () => {
    const { properties, ...rest } = first as { properties: ParameterSchema } & ParameterSchema;
    const stored = {
      ...rest,
      title: 'Parameters',
      properties: Object.fromEntries(Object.entries(properties).reverse()),
    };
    expect(codes(stored)).toEqual(['left_out', 'left_out']);
    expect(codes(second as ParameterSchema)).toEqual([]);
  });

  test('takes a version that a newer instance has added as it is', () => {
    expect(codes({ ...first, required: [] })).toEqual([]);
    const renamed = registry.inputBuilderOf({
      modelId: 'qwen/qwen-image-edit',
      schema: { ...first, required: [] },
    });
    const inputs = { prompt: 'A lamp', image: 'https://example.com/a.png' };
    expect(renamed.validate({ request: { inputs } }).map(({ path }) => path)).toEqual(['/image']);
  });

  test('is the generic one for any other model', () => {
    expect(codes(first as ParameterSchema, 'acme/painter')).toEqual([]);
    const image = 'https://example.com/a.png';
    const schema = { type: 'object', properties: { picture_url: { type: 'string', 'x-role': 'input' } } };
    const built = registry
      .inputBuilderOf({ modelId: 'acme/painter', name: 'Painter', schema })
      .buildInput({ request: { inputs: { image } } });
    expect(built).toStrictEqual({ input: { picture_url: image }, warnings: [] });
  });

  test.each([
    ['bytedance/seedream-3', 'Our painter', 'Our painter'],
    ['bytedance/seedream-3', undefined, 'Seedream 3'],
    ['acme/painter', undefined, 'acme/painter'],
  ])('calls %s, named %s, %s', (modelId, name, shown) => {
    const schema = second as ParameterSchema;
    const builder = registry.inputBuilderOf({ modelId, schema, ...(name && { name }) });
    const inputs = { prompt: 'A lamp', image: 'https://example.com/a.png' };
    expect(() => builder.buildInput({ request: { inputs } })).toThrow(`/image: ${shown} takes no image`);
  });
});
