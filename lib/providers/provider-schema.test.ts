import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import {
  defaultsOf,
  type JsonObject,
  type Parameter,
  parametersOf,
  validate,
  validateComplete,
} from '@/lib/config-schema';
import { importSchema } from '@/lib/config-schema/import';
import { registry } from './registry';
import { schemaOf } from './schema-of';

/** The provider's own answer, without its prose. */
function published(id: string): Parameter[] {
  const file = `../../e2e/fixtures/schemas/builtin/${id.replace('/', '__')}.json`;
  const source = JSON.parse(readFileSync(new URL(file, import.meta.url), 'utf8'));
  const { schema, report } = importSchema(source);
  if (schema === null) throw new Error(JSON.stringify(report));
  return parametersOf(schema);
}

/** What a provider says of a parameter, but for the words and the place. */
function said(parameters: Parameter[]) {
  const facts = parameters.map(({ name, type, default: value, hasDefault, nullable, ...rest }) => {
    const { options, min, max, format, item } = rest;
    const limits = { min, max, format, item: item?.format ?? null, options: options && [...options].sort() };
    return [name, { type, ...(hasDefault ? { default: value } : {}), nullable, ...limits }] as const;
  });
  return Object.fromEntries(facts);
}

function version2(id: string) {
  const [, second] = registry.list().find((model) => model.id === id)?.versions ?? [];
  return second === undefined ? expect.unreachable() : schemaOf(second.parameters);
}

describe.each(registry.list().map(({ id }) => id))('version 2 of %s', (id) => {
  test('is what the provider takes', () => {
    expect(said(parametersOf(version2(id)))).toEqual(said(published(id)));
  });

  test('has defaults that are a valid config', () => {
    expect(validate(version2(id), defaultsOf(version2(id)))).toEqual([]);
  });
});

/** The places at which a job is refused, with defaults for what it leaves out. */
function refused(id: string, job: JsonObject): string[] {
  const schema = version2(id);
  const image = id.startsWith('qwen') ? { image: 'https://example.com/a.png' } : {};
  return validateComplete(schema, { ...defaultsOf(schema), prompt: 'a', ...image, ...job }).map(
    ({ path }) => path,
  );
}

const picture = 'https://example.com/a.png';

test.each(['pro', 'max'])('Flux Kontext %s: at most 2 of tolerance with an image', (size) => {
  const id = `black-forest-labs/flux-kontext-${size}`;
  expect(refused(id, { safety_tolerance: 6 })).toEqual([]);
  expect(refused(id, { safety_tolerance: 6, input_image: null })).toEqual([]);
  expect(refused(id, { safety_tolerance: 2, input_image: picture })).toEqual([]);
  expect(refused(id, { safety_tolerance: 3, input_image: picture })).toEqual(['/safety_tolerance']);
  // A config alone cannot know of the image.
  expect(validate(version2(id), { ...defaultsOf(version2(id)), safety_tolerance: 6 })).toEqual([]);
});

test.each([
  ['bytedance/seedream-3', 'aspect_ratio'],
  ['bytedance/seedream-4', 'size'],
])('%s: width and height only with a custom %s', (id, chooser) => {
  expect(refused(id, { width: 1500 })).toEqual([`/${chooser}`]);
  expect(refused(id, { height: 1500 })).toEqual([`/${chooser}`]);
  expect(refused(id, { [chooser]: 'custom', width: 1500, height: 1500 })).toEqual([]);
  expect(refused(id, { [chooser]: 'custom' })).toEqual([]);
});

describe('bytedance/seedream-4', () => {
  const id = 'bytedance/seedream-4';
  const series = { sequential_image_generation: 'auto' };

  test('several pictures only as a series', () => {
    expect(refused(id, { max_images: 2 })).toEqual(['/sequential_image_generation']);
    expect(refused(id, { max_images: 15, ...series })).toEqual([]);
  });

  test('input images and pictures are 15 at most', () => {
    for (let images = 0; images <= 10; images += 1) {
      const job = { ...series, image_input: Array.from({ length: images }, () => picture) };
      expect(refused(id, { ...job, max_images: 15 - images })).toEqual([]);
      if (images > 0) expect(refused(id, { ...job, max_images: 16 - images })).toEqual(['/max_images']);
    }
  });
});
