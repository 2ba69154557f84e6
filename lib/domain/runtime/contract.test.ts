import { expect, it } from 'vitest';
import {
  CLIENT_HEADER,
  getRuntimeConfigEndpoint,
  getRuntimeSnapshotEndpoint,
  type RevisionEvent,
  RUNTIME_HEADERS,
  RUNTIME_SHAPE,
  type RuntimeConfig,
  type RuntimeSnapshot,
  revisionEvent,
  runtimeConfig,
  runtimeSnapshot,
} from './contract';

const database_id = '6f1f3f0e-9a55-4c35-8a51-0d8f4c1f3f10';
const delivered = { version: 1, path: null, config: { seed: 7 }, config_revision: 7 };

/** Shape 2. What is changed here needs the next {@link RUNTIME_SHAPE}. */
it('keeps the shape that workers read', () => {
  expect(RUNTIME_SHAPE).toBe(2);
  const config: RuntimeConfig = { model_id: 'qwen/qwen-image-edit', ...delivered, revision: 42, database_id };
  expect(runtimeConfig.parse(config)).toEqual(config);
  const models = { 'qwen/qwen-image-edit': { slug: 'qwen', ...delivered, revision: 42 } };
  const library = {
    structure: 'Keep the walls.',
    rooms: { kitchen: 'Add stools.' },
    own_rooms: {},
    styles: { modern: 'Make it plain.' },
    own_styles: { boho: 'Add rattan.' },
    generic: 'Furnish it.',
  };
  const snapshot: RuntimeSnapshot = {
    revision: 43,
    database_id,
    active_model: 'qwen/qwen-image-edit',
    models,
    prompts: { library, library_revision: 3, revision: 43 },
  };
  expect(runtimeSnapshot.parse(snapshot)).toEqual(snapshot);
  const event: RevisionEvent = { revision: 44, database_id };
  expect(revisionEvent.parse(event)).toEqual(event);
  expect([...Object.values(RUNTIME_HEADERS), CLIENT_HEADER]).toEqual([
    'modelboard-revision',
    'modelboard-database',
    'modelboard-stale',
    'modelboard-client',
  ]);
});

it('is asked for by id, by slug, or without a name, with the permission of workers', () => {
  const { query } = getRuntimeConfigEndpoint;
  for (const asked of [{}, { model: 'qwen' }, { model: 'qwen/qwen-image-edit' }])
    expect(query?.parse(asked)).toEqual(asked);
  for (const model of ['', 'a/b/c', '-a', 'a b'])
    expect(query?.safeParse({ model }).success, model).toBe(false);
  expect(getRuntimeConfigEndpoint.permission).toBe('runtime:read');
  expect(getRuntimeSnapshotEndpoint.permission).toBe('runtime:read');
});
