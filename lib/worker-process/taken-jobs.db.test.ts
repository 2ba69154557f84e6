import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ReplicateDouble, startReplicateDouble, throttled } from '@/e2e/support/replicate';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { patchConfig, readConfig } from '@/lib/domain/config/server';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { createJob, createTrial, getJob, jobStore } from '@/lib/domain/jobs/server';
import { activateVersion } from '@/lib/domain/registry/server';
import { listRuns } from '@/lib/domain/runs/server';
import { setActiveModel } from '@/lib/domain/settings/server';
import type { Context } from '@/lib/platform/context';
import { createDiskImageStore, fetchOutput } from '@/lib/worker/images';
import type { ConfigSource, ImageStore } from '@/lib/worker/ports';
import { builtInLibrary } from '@/lib/worker/prompts';
import { createReplicateClient } from '@/lib/worker/replicate';
import { createStagingService, type StagingServiceOptions } from '@/lib/worker/staging-service';
import { JobWakes } from '@/lib/worker/wakes';

const MAX = 'black-forest-labs/flux-kontext-max';
const PRO = 'black-forest-labs/flux-kontext-pro';
const SEEDREAM = 'bytedance/seedream-3';
const image = 'https://example.com/room.png';
const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

let database: TestDatabase;
let ctx: Context;
let double: ReplicateDouble;
let folder: string;
let images: ImageStore;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'admin');
  folder = await mkdtemp(join(tmpdir(), 'modelboard-'));
  images = createDiskImageStore(join(folder, 'images'));
  // More than this the provider refuses beside an image.
  await patchConfig({ ctx, input: { modelId: MAX, set: { safety_tolerance: 1 }, unset: [], ifMatch: '*' } });
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('MODELBOARD_DATA_DIR', folder);
  double = await startReplicateDouble({ longestSide: 16 });
});

afterEach(() => double.close());

/** What workers get now of a model. */
async function liveOf(modelId: string): Promise<ConfigSource> {
  const { version, revision, config } = await readConfig({ ctx, input: { modelId } });
  const live = { modelId, version, config, configRevision: revision, source: 'stream' };
  return { read: () => live, prompts: () => builtInLibrary };
}

const read = (id: string) => getJob({ ctx, input: { id } });

async function turn(id: string, config: ConfigSource, options: Partial<StagingServiceOptions> = {}) {
  const provider = { token: double.token, baseUrl: `${double.url}/v1` };
  const service = createStagingService({
    ...{ store: jobStore(database.db), images, wakes: new JobWakes(), config, log: () => {} },
    provider: createReplicateClient({ ...provider, repeatMs: 0 }),
    fetchOutput: (reference, signal) => fetchOutput(reference, { ...provider, signal }),
    ...options,
  });
  expect(await service.process(id, new AbortController().signal)).toBe(true);
  return read(id);
}

const limitedOnce = () => double.script({ on: 'create', answer: throttled({ seconds: 300 }) });

describe('what changes while a job is queued counts until a worker takes it', () => {
  it('the active model', async () => {
    const { id } = await createJob({ ctx, input: { image } });
    const { model_id } = await read(id);
    await setActiveModel({ ctx, input: { modelId: MAX, ifMatch: '*' } });
    expect(model_id).not.toBe(MAX);
    expect(await turn(id, await liveOf(MAX))).toMatchObject({ status: 'succeeded', model_id: MAX });
  });

  it('a version that is promoted, and its config; not what changes before the job is tried again', async () => {
    const { id } = await createJob({ ctx, input: { model: SEEDREAM, prompt: 'A room' } });
    await activateVersion({ ctx, input: { modelName: SEEDREAM, version: 2, ifMatch: null } });
    const { revision } = await readConfig({ ctx, input: { modelId: SEEDREAM } });
    limitedOnce();
    const assigned = { version: 2, config_revision: revision };
    expect(await turn(id, await liveOf(SEEDREAM))).toMatchObject({ status: 'queued', ...assigned });
    const set = { guidance_scale: 9 };
    await patchConfig({ ctx, input: { modelId: SEEDREAM, set, unset: [], ifMatch: '*' } });
    const done = await turn(id, await liveOf(SEEDREAM));
    expect(done).toMatchObject({ status: 'succeeded', ...assigned });
    expect(done.config?.guidance_scale).not.toBe(9);
  });

  it('a config that only some inputs break: the others are made with it', async () => {
    const queued = await createJob({ ctx, input: { image, model: PRO, prompt: 'A room' } });
    await activateVersion({ ctx, input: { modelName: PRO, version: 2, ifMatch: null } });
    const set = { safety_tolerance: 5 };
    const { revision } = await patchConfig({
      ctx,
      input: { modelId: PRO, set, unset: [], ifMatch: '*' },
    });
    const assigned = { version: 2, config_revision: revision };
    const refused = await turn(queued.id, await liveOf(PRO));
    expect(refused).toMatchObject({ error: { class: 'refused_config' }, ...assigned });
    expect(double.predictions).toEqual([]);
    const { id } = await createJob({ ctx, input: { model: PRO, prompt: 'A room' } });
    expect(await turn(id, await liveOf(PRO))).toMatchObject({ status: 'succeeded', ...assigned });
  });

  it('a model that this database lacks is no config, and says so', async () => {
    const source = await liveOf(PRO);
    const of: ConfigSource = {
      ...source,
      read: () => ({ ...source.read(PRO), modelId: 'acme/other' }) as never,
    };
    const { id } = await createJob({ ctx, input: { image, model: MAX } });
    expect(await turn(id, of)).toMatchObject({
      status: 'failed',
      error: { class: 'config_unavailable', message: expect.stringContaining('acme/other') },
    });
  });
});

describe('a test run brings its version and values', () => {
  const trial = () =>
    createTrial({ ctx, input: { modelId: MAX, version: 2, overrides: {}, request: { prompt: 'A lamp' } } });

  it('and needs nothing that is live', async () => {
    const refused: ConfigSource = {
      read: () => ({ refused: 'It has no production version.' }),
      prompts: () => builtInLibrary,
    };
    const assigned = { version: 2, config_revision: null, config_source: 'trial' };
    expect(await turn((await trial()).id, refused)).toMatchObject({ status: 'succeeded', ...assigned });
  });

  it('but waits, assigned, while the prompt library cannot be read', async () => {
    const unread: ConfigSource = { read: () => ({ unreadable: 'down' }), prompts: () => builtInLibrary };
    const { id } = await trial();
    expect(await turn(id, unread)).toMatchObject({
      ...{ status: 'queued', version: 2, config_source: 'trial' },
      retry: { reason: 'config_unavailable' },
    });
    expect(await turn(id, await liveOf(MAX))).toMatchObject({ status: 'succeeded' });
  });
});

it('a job that is tried again waits for the prompt library, too', async () => {
  const { id } = await createJob({ ctx, input: { image, model: MAX } });
  limitedOnce();
  await turn(id, await liveOf(MAX));
  const unread: ConfigSource = { read: () => ({ unreadable: 'down' }), prompts: () => builtInLibrary };
  expect(await turn(id, unread)).toMatchObject({ status: 'queued', retry: { reason: 'config_unavailable' } });
  expect(await turn(id, await liveOf(MAX))).toMatchObject({ status: 'succeeded' });
});

describe('copies of input images', () => {
  const copied = (id: string) => expect.poll(async () => (await read(id)).images).toHaveLength(1);
  const codes = (warnings: { path: string; code: string }[]) =>
    warnings.filter(({ code }) => code === 'image_not_copied').map(({ path }) => path);

  it('are stored when the job is taken: the URL may expire before it is sent, or the job be canceled', async () => {
    const { id } = await createJob({ ctx, input: { image, model: MAX } });
    limitedOnce();
    await turn(id, await liveOf(MAX), { fetchImage: async () => png });
    await copied(id);
    const fetchImage = vi.fn(async () => Promise.reject(new Error('It has expired.')));
    const done = await turn(id, await liveOf(MAX), { fetchImage });
    expect(done).toMatchObject({ status: 'succeeded', images: [{ path: '/image' }] });
    expect([fetchImage.mock.calls, codes(done.warnings)]).toEqual([[], []]);
    const { runs } = await listRuns({ ctx, input: {} });
    expect(runs.find((run) => run.job_id === id)?.images).toEqual(done.images);
  });

  it('are ten at most, which is said', async () => {
    const inputs = { extra_images: Array.from({ length: 12 }, (_, at) => `${image}?${at}`) };
    const { id } = await createJob({ ctx, input: { model: MAX, image, prompt: 'A room' } });
    await database.sql`update jobs set request = (request::jsonb || ${database.sql.json({ inputs })}::jsonb)::json
      where id = ${id}`;
    const job = await turn(id, await liveOf(MAX), { fetchImage: async () => png });
    expect(job.images).toHaveLength(10);
    expect(codes(job.warnings)).toHaveLength(1);
  });
});
