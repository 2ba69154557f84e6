import { afterEach, beforeEach, expect, test } from 'vitest';
import type { JsonObject } from '@/lib/config-schema';
import { ask, create, INPUT } from './ask';
import { type ReplicateDouble, startReplicateDouble } from './index';

let double: ReplicateDouble;

beforeEach(async () => {
  double = await startReplicateDouble();
});

afterEach(() => double.close());

async function faultsOf(id: string, input: JsonObject): Promise<string[]> {
  const { status, body } = await ask(double, 'POST', `/v1/models/${id}/predictions`, { body: { input } });
  if (status === 201) return [];
  expect([status, body.title]).toEqual([422, 'Input validation failed']);
  return body.invalid_fields.map(({ type, field }: { type: string; field: string }) => `${type} ${field}`);
}

test('a refused input names each field, its rule and a sentence', async () => {
  const { status, body } = await create(double, {
    input: { ...INPUT, aspect_ratio: '3:2', output_quality: 101 },
  });
  const description =
    'aspect_ratio must be one of the following: "1:1", "16:9", "9:16", "4:3", "3:4", "match_input_image"';
  expect(status).toBe(422);
  expect(body).toEqual({
    title: 'Input validation failed',
    detail: `- input.aspect_ratio: ${description}\n- input.output_quality: Must be less than or equal to 100\n`,
    status: 422,
    invalid_fields: [
      { type: 'enum', field: 'input.aspect_ratio', description },
      { type: 'number_lte', field: 'input.output_quality', description: 'Must be less than or equal to 100' },
    ],
  });
  expect(double.predictions).toEqual([]);
});

test('what is required must be there', async () => {
  const { body } = await create(double, { input: {} });
  expect(body.detail).toBe('- input.prompt: prompt is required\n- input.image: image is required\n');
});

const a = 'https://example.com/a.png';
test.each<[model: string, input: JsonObject, faults: string[]]>([
  ['qwen/qwen-image-edit', { prompt: 'a', image: a, seed: null, go_fast: false }, []],
  ['qwen/qwen-image-edit', { prompt: 'a', image: a, seed: 1.5 }, ['invalid_type input.seed']],
  ['qwen/qwen-image-edit', { prompt: 'a', image: 'a.png' }, ['format input.image']],
  ['qwen/qwen-image-edit', { prompt: null, image: a }, ['invalid_type input.prompt']],
  [
    'qwen/qwen-image-edit',
    { prompt: 'a', image: a, output_quality: -1 },
    ['number_gte input.output_quality'],
  ],
  ['black-forest-labs/flux-kontext-pro', { prompt: 'a', input_image: null, safety_tolerance: 0 }, []],
  [
    'black-forest-labs/flux-kontext-pro',
    { prompt: 'a', output_format: 'webp' },
    ['enum input.output_format'],
  ],
  [
    'black-forest-labs/flux-kontext-max',
    { prompt: 'a', num_outputs: 1 },
    ['additional_property_not_allowed input.num_outputs'],
  ],
  ['bytedance/seedream-3', { prompt: 'a', guidance_scale: 2 }, []],
  ['bytedance/seedream-3', { prompt: 'a', guidance_scale: 20 }, ['number_lte input.guidance_scale']],
  ['bytedance/seedream-4', { prompt: 'a', image_input: [a, a] }, []],
  ['bytedance/seedream-4', { prompt: 'a', image_input: [a, 1] }, ['invalid_type input.image_input.1']],
  ['bytedance/seedream-4', { prompt: 'a', image_input: a }, ['invalid_type input.image_input']],
  ['bytedance/seedream-4', { prompt: 'a', seed: 1 }, ['additional_property_not_allowed input.seed']],
])('%s %j', async (model, input, faults) => {
  expect(await faultsOf(model, input)).toEqual(faults);
});

test('a body is refused that is none, or has members that nobody knows', async () => {
  const path = '/v1/models/qwen/qwen-image-edit/predictions';
  const bodies = [
    [],
    {},
    { input: 1 },
    { input: INPUT, version: 'a' },
    { input: INPUT, wait: true },
    { input: INPUT, webhook: 1 },
    { input: INPUT, webhook: 'http://example.com/' },
    { input: INPUT, webhook: 'https://example.com/', webhook_events_filter: ['end'] },
  ];
  for (const body of bodies) {
    const { status, body: problem } = await ask(double, 'POST', path, { body });
    expect([status, problem.title]).toEqual([422, 'Invalid request']);
  }
});

test('a version runs by its id, by name and id, or, for official models, by name alone', async () => {
  const id = 'qwen/qwen-image-edit';
  const version = double.models.find(id)?.versions[0]?.id ?? '';
  const run = (asked: string) =>
    ask(double, 'POST', '/v1/predictions', { body: { version: asked, input: INPUT } });
  expect((await run(version)).body).toMatchObject({ model: id, version });
  expect((await run(`${id}:${version}`)).body).toMatchObject({ model: id });
  expect((await run(id)).body).toMatchObject({ model: id, version: 'hidden' });
  for (const unknown of ['a'.repeat(64), `${id}:${'a'.repeat(64)}`, 'nobody/nothing']) {
    const { status, body } = await run(unknown);
    expect([status, body.title]).toEqual([422, 'Invalid version or not permitted']);
  }
});
