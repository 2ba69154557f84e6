import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  badGateway,
  notFound,
  type ReplicateDouble,
  serverError,
  startReplicateDouble,
  throttled,
  unauthenticated,
} from '@/e2e/support/replicate';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { cancelJob, createJob, getJob, jobStore, wakeJob } from '@/lib/domain/jobs/server';
import { listRuns } from '@/lib/domain/runs/server';
import type { Context } from '@/lib/platform/context';
import { createDiskImageStore, fetchOutput } from '@/lib/worker/images';
import type { ConfigSource, ImageStore, Wait } from '@/lib/worker/ports';
import { builtInLibrary } from '@/lib/worker/prompts';
import { createReplicateClient } from '@/lib/worker/replicate';
import { createStagingService, type StagingServiceOptions } from '@/lib/worker/staging-service';
import { timing } from '@/lib/worker/timing';
import { JobWakes } from '@/lib/worker/wakes';

const MODEL = 'black-forest-labs/flux-kontext-pro';
const NEVER = Number.POSITIVE_INFINITY;
const never = new AbortController().signal;
const live = {
  modelId: MODEL,
  version: 1,
  config: { safety_tolerance: 1 },
  configRevision: 7,
  source: 'stream',
};
const source: ConfigSource = { read: () => live, prompts: () => builtInLibrary };

let database: TestDatabase;
let ctx: Context;
let double: ReplicateDouble;
let folder: string;
let images: ImageStore;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
  folder = await mkdtemp(join(tmpdir(), 'modelboard-'));
  images = createDiskImageStore(join(folder, 'images'));
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

/** What a worker process does with the job when its turn has come. */
async function turn(id: string, options: Partial<StagingServiceOptions> = {}) {
  const provider = { token: double.token, baseUrl: `${double.url}/v1` };
  const service = createStagingService({
    ...{ store: jobStore(database.db), images, wakes: new JobWakes(), config: source, log: () => {} },
    provider: createReplicateClient({ ...provider, repeatMs: 0 }),
    fetchOutput: (reference, signal) =>
      fetchOutput(reference, { ...provider, signal, sleep: async () => {} }),
    ...options,
  });
  expect(await service.process(id, never)).toBe(true);
  return read(id);
}

const create = () => createJob({ ctx, input: { image: 'https://example.com/room.png', model: MODEL } });
const read = (id: string) => getJob({ ctx, input: { id } });
const runsOf = async (id: string) =>
  (await listRuns({ ctx, input: {} })).runs.filter((run) => run.job_id === id);
const creates = () => double.requests.filter(({ operation }) => operation === 'create').length;

/** In how many seconds the queue gives the job to a worker. */
async function dueIn(id: string): Promise<number> {
  const [row] = await database.sql`
    select extract(epoch from run_at - clock_timestamp())::float8 as seconds
    from graphile_worker.jobs where key = ${id}`;
  return row?.seconds;
}

const goBack = (id: string, column: string, ms: number) => database.sql`
  update jobs set ${database.sql(column)} = ${database.sql(column)} - ${ms} * interval '1 millisecond',
    retry_at = null where id = ${id}`;

describe('a job that the provider does not take yet', () => {
  it('returns to the queue until the time that the provider states, with its run, and is sent then', async () => {
    double.script({ on: 'create', answer: throttled({ seconds: 300 }) });
    const { id } = await create();
    const job = await turn(id);
    expect(job).toMatchObject({ status: 'queued', retry: { reason: 'rate_limited' }, prediction_id: null });
    expect(await dueIn(id)).toBeGreaterThan(290);
    expect(await dueIn(id)).toBeLessThan(335);
    const [run] = await runsOf(id);
    expect(run).toMatchObject({ status: 'queued', retry: job.retry });

    const done = await turn(id);
    expect(done).toMatchObject({ status: 'succeeded', retry: null });
    expect(await runsOf(id)).toMatchObject([{ id: run?.id, status: 'succeeded', retry: null }]);
    expect(double.predictions).toHaveLength(1);
  });

  it('can be canceled immediately: nothing is sent', async () => {
    double.script({ on: 'create', answer: throttled({ seconds: 300 }) });
    const { id } = await create();
    await turn(id);
    expect(await cancelJob({ ctx, input: { id } })).toMatchObject({ status: 'canceled', retry: null });
    expect(await runsOf(id)).toMatchObject([{ status: 'canceled', canceled_by: { id: 'id-editor' } }]);
    await turn(id);
    expect(creates()).toBe(1);
  });

  it('is tried less and less often, and fails when it has waited as long as it may', async () => {
    double.script({ on: 'upload', answer: serverError(), times: NEVER });
    double.script({ on: 'create', answer: throttled({ says: 'nothing' }), times: NEVER });
    const { id } = await create();
    await turn(id);
    await goBack(id, 'waiting_since', 40_000);
    double.script({ on: 'create', answer: throttled({ seconds: 7200 }), times: NEVER });
    expect(await turn(id)).toMatchObject({ status: 'queued' });
    await goBack(id, 'waiting_since', timing.waiting);
    expect(await turn(id)).toMatchObject({
      status: 'failed',
      error: { class: 'rate_limited' },
      retry: null,
      version: 1,
    });
    expect(await runsOf(id)).toMatchObject([{ status: 'failed' }]);
  });

  it('without a config is due later each time, within limits', async () => {
    const config: ConfigSource = { ...source, read: () => ({ unreadable: 'it is unavailable' }) };
    const { id } = await create();
    expect(await turn(id, { config })).toMatchObject({ retry: { reason: 'config_unavailable' } });
    expect(await dueIn(id)).toBeLessThan(3.1);
    await goBack(id, 'waiting_since', 60_000);
    await turn(id, { config });
    expect(await dueIn(id)).toBeGreaterThan(14);
    await goBack(id, 'waiting_since', 600_000);
    await turn(id, { config });
    expect(await dueIn(id)).toBeLessThan(30.1);
    await goBack(id, 'waiting_since', timing.waiting);
    expect(await turn(id, { config })).toMatchObject({ error: { class: 'config_unavailable' } });
  });
});

describe('once there may be a prediction, it is not given up', () => {
  /** Prediction made, its worker gone. */
  async function sent(plan: object = {}) {
    double.script({ prediction: { runForMs: NEVER, ...plan } });
    const { id } = await create();
    const stopping = new AbortController();
    const provider = createReplicateClient({ token: double.token, baseUrl: `${double.url}/v1` });
    const parts = { images, wakes: new JobWakes(), config: source, log: () => {}, provider };
    const first = createStagingService({
      ...{ ...parts, store: jobStore(database.db), fetchOutput: async () => new Uint8Array() },
    }).process(id, stopping.signal);
    await expect.poll(async () => (await read(id)).prediction_id).not.toBeNull();
    stopping.abort();
    expect(await first).toBe(false);
    return id;
  }

  it.each([
    ['an error', { answer: serverError() }, 'provider_down'],
    ['a cut connection', { cut: 'before' }, 'provider_down'],
    ['a rate limit', { answer: throttled() }, 'rate_limited'],
    ['a rejected key', { answer: unauthenticated() }, 'unauthorised'],
    ['an account that does not know it', { answer: notFound() }, 'provider_down'],
    ['a proxy that gave up', { answer: badGateway(408) }, 'provider_down'],
    ['a moved API', { answer: badGateway(308) }, 'not_configured'],
  ] as const)('after a restart, for %s', async (_, interruption, reason) => {
    const id = await sent();
    const end = double.script({ on: 'any', times: NEVER, ...interruption });
    const job = await turn(id);
    expect(job).toMatchObject({ status: 'running', retry: { reason }, error: null });
    expect(job.prediction_id).toBe(double.predictions[0]?.id);
    end();
    double.predictions[0]?.succeed(1);
    expect(await turn(id)).toMatchObject({ status: 'succeeded', retry: null });
    expect(creates()).toBe(1);
  });

  it('after a restart without a key', async () => {
    const id = await sent();
    expect(await turn(id, { provider: null })).toMatchObject({
      status: 'running',
      retry: { reason: 'not_configured' },
    });
    double.predictions[0]?.succeed(1);
    expect(await turn(id)).toMatchObject({ status: 'succeeded' });
  });

  it('while its id is not known, and the list cannot be read', async () => {
    double.script({ on: 'create', cut: 'after' });
    const { id } = await create();
    expect(await turn(id)).toMatchObject({ status: 'running', prediction_id: null });
    const end = double.script({ on: 'list', answer: unauthenticated(), times: NEVER });
    expect(await turn(id)).toMatchObject({ status: 'running', retry: { reason: 'unauthorised' } });
    end();
    expect(await turn(id)).toMatchObject({ status: 'succeeded' });
    expect(creates()).toBe(1);
  });

  it('while its image cannot be fetched, or not be stored', async () => {
    const id = await sent({ delivery: 'address' });
    double.predictions[0]?.succeed(1);
    const end = double.script({ on: 'output', answer: serverError(), times: NEVER });
    expect(await turn(id)).toMatchObject({ status: 'running', retry: { reason: 'provider_down' } });
    end();
    const full = { ...images, put: async () => Promise.reject(new Error('ENOSPC')) };
    expect(await turn(id, { images: full })).toMatchObject({ retry: { reason: 'storage_unavailable' } });
    expect(await turn(id)).toMatchObject({ status: 'succeeded', outputs: [{ content_type: 'image/png' }] });
  });

  it('until the deadline, with its id', async () => {
    const id = await sent();
    double.script({ on: 'any', answer: serverError(), times: NEVER });
    await turn(id);
    await goBack(id, 'prediction_requested_at', timing.prediction);
    const prediction_id = double.predictions[0]?.id;
    expect(await turn(id)).toMatchObject({ status: 'failed', prediction_id, retry: null });
  });

  it('news brings it to a worker before its time', async () => {
    const id = await sent();
    double.script({ on: 'get', answer: throttled({ seconds: 300 }) });
    await turn(id);
    expect(await dueIn(id)).toBeGreaterThan(200);
    await wakeJob({ ctx, input: { predictionId: double.predictions[0]?.id ?? '' } });
    expect(await dueIn(id)).toBeLessThanOrEqual(0);
  });

  it('a cancel brings it to a worker, which tells the provider first', async () => {
    const id = await sent();
    const end = double.script({ on: 'get', answer: throttled({ seconds: 300 }), times: NEVER });
    await turn(id);
    expect(await cancelJob({ ctx, input: { id } })).toMatchObject({ progress: { status: 'canceling' } });
    expect(await dueIn(id)).toBeLessThanOrEqual(0);
    expect(await turn(id)).toMatchObject({ status: 'canceled', canceled_by: { id: 'id-editor' } });
    end();
  });
});

describe('a cancel', () => {
  it('that no notification told of is noticed within two seconds, while a call hangs', async () => {
    const upload = double.hold('upload', 'before');
    const large = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(300_000)]);
    const { id: image } = await images.put(large);
    const { id } = await createJob({ ctx, input: { image: `/api/v1/images/${image}`, model: MODEL } });
    const done = turn(id);
    await upload.reached;
    await cancelJob({ ctx, input: { id } });
    const begun = performance.now();
    expect(await done).toMatchObject({ status: 'canceled' });
    expect(performance.now() - begun).toBeLessThan(2000);
    expect(creates()).toBe(0);
    upload.release();
  });

  it('is seen by the statement that announces the call, whatever the worker knows', async () => {
    const store = jobStore(database.db);
    const { id } = await create();
    await store.take(id);
    await cancelJob({ ctx, input: { id } });
    const stamp = { ...live, configSource: 'stream', prompt: null, input: {}, warnings: [] };
    expect(await store.mark(id, stamp, crypto.randomUUID())).toBe('canceled');
  });

  it('is not missed by a job that is about to wait', async () => {
    const store = jobStore(database.db);
    const { id } = await create();
    await store.take(id);
    await cancelJob({ ctx, input: { id } });
    const wait: Wait = {
      ...{ reason: 'rate_limited', delayMs: 300_000, sent: 'never', isCancelKnown: false },
      ...{ limitMs: 600_000, leastMs: 3000, mostMs: 30_000 },
    };
    expect(await store.putBack(id, wait)).toBe(true);
    expect(await store.putBack(id, wait), 'again, since its answer was lost').toBe(true);
    expect(await dueIn(id)).toBeLessThanOrEqual(0);
  });
});
