import { expect, it } from 'vitest';
import { createModelboard } from '@/lib/sdk';
import { configSourceOf } from './config-source';
import { builtInLibrary } from './prompts';

it('reads what the SDK has: the active model, one by id or slug, and the prompt library', () => {
  const source = configSourceOf(createModelboard({ logger: null }));
  expect(source.read(null)).toMatchObject({
    modelId: 'qwen/qwen-image-edit',
    version: 1,
    configRevision: 0,
    source: 'defaults',
    config: { output_format: 'webp' },
  });
  expect(source.read('flux-kontext-pro')).toEqual(source.read('black-forest-labs/flux-kontext-pro'));
  expect(source.prompts()).toEqual(builtInLibrary);
});

it('tells a model that workers may not use from a server that was not read', async () => {
  const known = configSourceOf(createModelboard({ logger: null }));
  expect(known.read('nobody/nothing')).toEqual({
    refused: expect.stringContaining('Workers may not use nobody/nothing'),
  });
  const away = createModelboard({ url: 'http://127.0.0.1:1', token: 'x', logger: null });
  expect(configSourceOf(away).read(null)).toEqual({ unreadable: expect.stringContaining('not read yet') });
  expect(configSourceOf(away).prompts()).toEqual(builtInLibrary);
  await away.close();
});
