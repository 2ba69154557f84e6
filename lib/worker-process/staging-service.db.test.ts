import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { invalidInput, type ReplicateDouble, startReplicateDouble } from '@/e2e/support/replicate';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import type { JsonObject } from '@/lib/config-schema';
import { registerForTest } from '@/lib/domain/fixtures/register-for-test';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import type { Job } from '@/lib/domain/jobs/contract';
import { cancelJob, createJob, createTrial, getJob, jobStore } from '@/lib/domain/jobs/server';
import { activateVersion } from '@/lib/domain/registry/server';
import { listRuns } from '@/lib/domain/runs/server';
import type { Context } from '@/lib/platform/context';
import { createDiskImageStore, fetchInputImage, fetchOutput } from '@/lib/worker/images';
import { keptImageId, keptImagePath } from '@/lib/worker/inputs/kept-image';
import {
  type ConfigSource,
  type ImageStore,
  type JobStore,
  type LiveConfig,
  ProviderError,
  type Stamp,
} from '@/lib/worker/ports';
import { builtInLibrary } from '@/lib/worker/prompts';
import { createReplicateClient } from '@/lib/worker/replicate';
import { createStagingService, type StagingServiceOptions } from '@/lib/worker/staging-service';
import { timing } from '@/lib/worker/timing';
import { JobWakes } from '@/lib/worker/wakes';

const MODEL = 'black-forest-labs/flux-kontext-pro';
const image = 'https://example.com/room.png';
/** A GIF of one pixel. */
const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';

let database: TestDatabase;
let ctx: Context;
let double: ReplicateDouble;
let folder: string;
let images: ImageStore;
let store: JobStore;
let live: LiveConfig;
const wakes = new JobWakes();

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
  store = jobStore(database.db);
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
  const config = { safety_tolerance: 1, aspect_ratio: '1:1', output_format: 'png', prompt_upsampling: false };
  live = { modelId: MODEL, version: 1, config, configRevision: 7, source: 'stream' };
});

afterEach(() => double.close());

const source: ConfigSource = { read: () => live, prompts: () => builtInLibrary };

/** A worker process of its own: it has nothing in common with others but store, pictures and provider. */
function worker(options: Partial<StagingServiceOptions> = {}) {
  const provider = { token: double.token, baseUrl: `${double.url}/v1` };
  return createStagingService({
    ...{ store, images, wakes, config: source, log: () => {} },
    provider: createReplicateClient(provider),
    fetchOutput: (reference, signal) => fetchOutput(reference, { ...provider, signal }),
    ...options,
  });
}

const create = (request = {}) => createJob({ ctx, input: { image, model: MODEL, ...request } });
const read = (id: string) => getJob({ ctx, input: { id } });
const runsOf = async (id: string) =>
  (await listRuns({ ctx, input: {} })).runs.filter((run) => run.job_id === id);

async function processed(id: string, options: Partial<StagingServiceOptions> = {}) {
  expect(await worker(options).process(id, new AbortController().signal)).toBe(true);
  return read(id);
}

describe('a job', () => {
  it('ends with its picture, with all that made it, and with what it cost; so does its run', async () => {
    const { id } = await create({ room_type: 'kitchen', style: 'modern', seed: 7 });
    const job = await processed(id);
    const [prediction] = double.predictions;
    expect(job).toMatchObject({
      status: 'succeeded',
      model_id: MODEL,
      version: 1,
      config_revision: 7,
      config_source: 'stream',
      config: live.config,
      input: { input_image: image, prompt: job.prompt, safety_tolerance: 1, seed: 7 },
      outputs: [{ content_type: 'image/png' }],
      error: null,
      cost: { amount: '0.04', currency: 'USD' },
      prediction_id: prediction?.id,
      progress: { status: 'succeeded' },
    });
    expect(job.prompt).toContain(builtInLibrary.structure);
    expect(prediction?.input).toEqual(job.input);
    const kept = await images.get(keptImageId(job.outputs[0]?.url ?? '') ?? '');
    expect((await double.madeBy(kept?.bytes ?? new Uint8Array()))?.prediction.id).toBe(prediction?.id);

    const { request, repeats, id: _, ...shared } = job;
    expect(request).toMatchObject({ room_type: 'kitchen' });
    const [run, ...others] = await runsOf(id);
    expect(others).toEqual([]);
    expect(run).toMatchObject({
      ...shared,
      job_id: id,
      created_at: expect.any(String),
      started_at: expect.any(String),
      provider_times: { created_at: prediction?.createdAt.toISOString() },
    });
  });

  it('that has ended is left alone', async () => {
    const { id } = await create();
    const job = await processed(id);
    expect(await processed(id)).toEqual(job);
    expect(double.predictions).toHaveLength(1);
  });

  it('sends a small picture of ours along, and keeps its path', async () => {
    const { id } = await create({ image: pixel });
    const job = await processed(id);
    const path = keptImageId(String(job.input?.input_image));
    expect(job.input?.input_image).toBe(keptImagePath(path ?? ''));
    expect(double.predictions[0]?.input.input_image).toBe(pixel);
  });

  it('with a custom prompt sends that, trimmed', async () => {
    const { id } = await create({ prompt: ' Only a lamp ', room_type: 'kitchen' });
    expect(await processed(id)).toMatchObject({ prompt: 'Only a lamp', input: { prompt: 'Only a lamp' } });
  });

  it('is stamped when it is taken: a later change is not its own', async () => {
    const { id } = await create();
    double.script({ prediction: { runForMs: 300 } });
    const done = processed(id);
    await expect.poll(() => double.predictions.length).toBe(1);
    live = { ...live, config: { ...live.config, safety_tolerance: 2 }, configRevision: 8 };
    expect(await done).toMatchObject({ config_revision: 7, config: { safety_tolerance: 1 } });
  });
});

describe('a trial', () => {
  it('runs its own values on its own version', async () => {
    const input = { modelId: MODEL, version: 2, overrides: { safety_tolerance: 0 }, request: { image } };
    const { id } = await createTrial({ ctx, input });
    expect(await processed(id)).toMatchObject({
      status: 'succeeded',
      version: 2,
      config_revision: null,
      config_source: 'trial',
      config: { safety_tolerance: 0 },
    });
    expect(double.predictions[0]?.input).toMatchObject({ safety_tolerance: 0 });
  });
});

describe('secrets', () => {
  it('go to the provider, and are kept nowhere once the job has ended', async () => {
    const properties = {
      text: { type: 'string', 'x-role': 'input' },
      api_key: { type: 'string', 'x-secret': true },
    };
    const admin = contextOf(database.db, 'admin');
    await registerForTest(admin, 'acme/secretive', 1, properties, { required: ['text', 'api_key'] });
    await activateVersion({ ctx: admin, input: { modelName: 'acme/secretive', version: 1, ifMatch: null } });
    live = { ...live, modelId: 'acme/secretive', config: {} };
    const inputs = { text: 'A lamp', api_key: 'k3y-of-mine' };
    const { id } = await createJob({ ctx, input: { inputs, model: 'acme/secretive' } });
    expect(await processed(id)).toMatchObject({ status: 'failed', input: { text: 'A lamp' } });
    const asked = double.requests.find(({ operation }) => operation === 'create');
    expect(JSON.parse(String(asked?.body)).input).toEqual(inputs);
    const rows = await database.sql`select secrets, jobs::text || runs::text as stored
      from jobs join runs on runs.job_id = jobs.id where jobs.id = ${id}`;
    expect(rows[0]?.secrets).toBeNull();
    expect(rows[0]?.stored).not.toContain('k3y-of-mine');
  });
});

describe('taken up by another worker', () => {
  const never = new AbortController().signal;

  /** What a worker that is killed leaves behind when it has announced its call. */
  async function announced(
    id: string,
    inputs: JsonObject = {},
    sendId = crypto.randomUUID() as string,
  ): Promise<Stamp> {
    await store.take(id);
    const stamp: Stamp = {
      ...{ modelId: MODEL, version: 1, configRevision: 7, configSource: 'stream', config: live.config },
      ...{ prompt: 'A lamp', warnings: [] },
      input: { ...live.config, prompt: 'A lamp', input_image: image, ...inputs },
    };
    expect(await store.mark(id, stamp, sendId)).toBe('marked');
    return stamp;
  }

  const provider = () => createReplicateClient({ token: double.token, baseUrl: `${double.url}/v1` });

  it('before the call: it is made', async () => {
    const { id } = await create();
    await store.take(id);
    expect((await processed(id)).status).toBe('succeeded');
    expect(double.predictions).toHaveLength(1);
  });

  it('announced, and never made: it is made once it cannot show up any more, as it was stamped', async () => {
    const { id } = await create();
    const { input } = await announced(id);
    live = { ...live, configRevision: 8 };
    expect(await processed(id)).toMatchObject({ status: 'succeeded', config_revision: 7 });
    expect(double.predictions.map((prediction) => prediction.input)).toEqual([input]);
    expect(await runsOf(id)).toHaveLength(1);
  });

  it('made, and its id not kept: it is found, each of two jobs its own', async () => {
    const ids = [(await create()).id, (await create()).id];
    for (const id of ids) {
      const { input } = await announced(id);
      await provider().create({ modelId: MODEL, input });
    }
    const jobs = [await processed(ids[0] ?? ''), await processed(ids[1] ?? '')];
    expect(jobs.map(({ status }) => status)).toEqual(['succeeded', 'succeeded']);
    expect(new Set(jobs.map((job) => job.prediction_id))).toEqual(
      new Set(double.predictions.map((prediction) => prediction.id)),
    );
    expect(double.predictions).toHaveLength(2);
  });

  /** What a killed worker leaves that has sent a small picture, which the provider's list does not repeat. */
  async function madeWithPicture(id: string) {
    const path = (await images.put(Buffer.from(pixel.split(',')[1] ?? '', 'base64'))).id;
    const { input } = await announced(id, { input_image: keptImagePath(path) });
    double.script({ prediction: { tellsInput: 'with-addresses' } });
    return provider().create({ modelId: MODEL, input: { ...input, input_image: pixel } });
  }

  it('made with a picture that the list does not repeat: not made again, and it says what may be its own', async () => {
    const { id } = await create();
    const made = await madeWithPicture(id);
    expect(await processed(id)).toMatchObject({
      status: 'failed',
      error: { class: 'maybe_sent', message: expect.stringContaining(made.id) },
    });
    expect(await runsOf(id)).toMatchObject([{ status: 'failed' }]);
    expect(double.predictions).toHaveLength(1);
  });

  it('never made, beside one like it whose worker keeps its id meanwhile: it is made', async () => {
    const [id, other] = [(await create()).id, (await create()).id];
    const made = await madeWithPicture(other);
    const path = (await images.put(Buffer.from(pixel.split(',')[1] ?? '', 'base64'))).id;
    await announced(id, { input_image: keptImagePath(path) });
    const listed = double.hold('list', 'after');
    const done = processed(id);
    await listed.reached;
    expect(await store.keepPrediction(other, made)).toBe(true);
    listed.release();
    expect((await done).status).toBe('succeeded');
    expect(double.predictions).toHaveLength(2);
  });

  it('while it waits: it is handed back at once, and the provider is asked, not called again', async () => {
    double.script({ prediction: { runForMs: 1000 } });
    const { id } = await create();
    const stopping = new AbortController();
    const first = worker().process(id, stopping.signal);
    await expect.poll(async () => (await read(id)).prediction_id).not.toBeNull();
    stopping.abort();
    expect(await first).toBe(false);
    expect((await read(id)).status).toBe('running');
    expect((await processed(id)).status).toBe('succeeded');
    expect(double.predictions).toHaveLength(1);
  });

  it('by two at once: one prediction, one end', async () => {
    double.script({ prediction: { runForMs: 300 } });
    const { id } = await create();
    const first = worker().process(id, never);
    await expect.poll(() => double.predictions.length).toBe(1);
    await Promise.all([first, processed(id)]);
    expect(double.predictions).toHaveLength(1);
    expect(await runsOf(id)).toMatchObject([{ status: 'succeeded' }]);
  });

  it('keeps the same run where the answer of the database was lost', async () => {
    const { id } = await create();
    const sendId = crypto.randomUUID();
    const stamp = await announced(id, {}, sendId);
    expect(await store.mark(id, stamp, sendId)).toBe('marked');
    expect(await store.mark(id, stamp, crypto.randomUUID()), 'another worker').toBe('lost');
    expect(await runsOf(id)).toHaveLength(1);
  });
});

describe('the images of a job', () => {
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );

  const copyWarnings = ({ warnings }: Job) => warnings.filter(({ code }) => code === 'image_not_copied');

  it('that come in are copied, and shown with the job and its run; the provider gets what was named', async () => {
    const { id } = await create();
    const job = await processed(id, { fetchImage: async () => png });
    const [copy] = job.images;
    expect(copy).toMatchObject({ path: '/image', content_type: 'image/png' });
    expect((await images.get(keptImageId(copy?.url ?? '') ?? ''))?.bytes).toEqual(png);
    expect(await runsOf(id)).toMatchObject([{ images: job.images, durations: job.durations }]);
    expect(double.predictions[0]?.input.input_image).toBe(image);
    expect(copyWarnings(job)).toEqual([]);
  });

  it.each([
    ['https://127.0.0.1/room.png', 'private'],
    ['https://nowhere.invalid/room.png', 'nowhere.invalid'],
  ])('that cannot be copied are a warning at their path, and no more: %s', async (url) => {
    const { id } = await create({ image: url });
    const job = await processed(id, { fetchImage: (at, signal) => fetchInputImage(at, { signal }) });
    expect(job).toMatchObject({
      status: 'succeeded',
      images: [],
    });
    expect(copyWarnings(job)).toMatchObject([{ path: '/image' }]);
    expect(await runsOf(id)).toMatchObject([{ warnings: job.warnings }]);
  });

  it('that come out are kept if one of them is lost; that there are fewer than asked for is a warning', async () => {
    live = { ...live, config: { ...live.config, num_outputs: 3 } };
    double.script({ prediction: { pictures: 2, shape: 'list' } });
    let fetched = 0;
    const fetchOne: StagingServiceOptions['fetchOutput'] = async () => {
      fetched += 1;
      if (fetched === 1) throw new ProviderError('output_unusable', 'The output cannot be fetched.');
      return png;
    };
    const { id } = await create();
    const job = await processed(id, { fetchOutput: fetchOne });
    expect(job).toMatchObject({ status: 'succeeded', outputs: [{ content_type: 'image/png' }] });
    expect(job.warnings.map(({ path, code }) => [path, code])).toEqual(
      expect.arrayContaining([
        ['', 'output_unusable'],
        ['/num_outputs', 'fewer_outputs'],
      ]),
    );
  });

  it('were made in a time that adds up', async () => {
    double.script({ prediction: { runForMs: 200, logs: ['Using seed: 4242'] } });
    const { id } = await create();
    const { durations, seed } = await processed(id);
    const { queue, prepare, provider, fetch, total } = durations;
    const parts = [queue, prepare, provider, fetch].map((each) => each ?? Number.NaN);
    expect(parts.reduce((sum, each) => sum + each, 0)).toBeCloseTo(total ?? Number.NaN, 2);
    expect(provider).toBeGreaterThan(0.19);
    expect(seed).toBe(4242);
  });
});

describe('a provider in trouble', () => {
  it('that took the call and cut the connection is not called again', async () => {
    double.script({ on: 'create', cut: 'after' });
    const { id } = await create();
    expect(await processed(id)).toMatchObject({ status: 'running', retry: { reason: 'provider_down' } });
    expect((await processed(id)).status).toBe('succeeded');
    expect(double.predictions).toHaveLength(1);
  });

  it('that refuses the input fails the job, and says what', async () => {
    const fault = { type: 'enum', field: 'input.aspect_ratio', description: 'must be one of these' };
    double.script({ on: 'create', answer: invalidInput([fault]) });
    const { id } = await create();
    const job = await processed(id);
    expect(job).toMatchObject({
      status: 'failed',
      outputs: [],
      error: { class: 'refused_config', field: '/aspect_ratio' },
    });
    expect(await runsOf(id)).toMatchObject([{ status: 'failed', error: job.error }]);
  });

  it.each([
    ['Something broke', 'failed'],
    ['CUDA out of memory. Tried to allocate 2.00 GiB', 'failed'],
    ['The input or output was flagged as sensitive. (E005)', 'safety_refusal'],
    ['Request Moderated', 'safety_refusal'],
    ['InputTextSensitiveContentDetected: the input text may contain sensitive information', 'safety_refusal'],
  ])(
    'whose model fails with "%s" ends the job as %s, at a cost that is unknown',
    async (error, errorClass) => {
      double.script({ prediction: { ends: 'failed', error } });
      expect(await processed((await create()).id)).toMatchObject({
        status: 'failed',
        error: { class: errorClass, message: expect.stringContaining(error) },
        cost: null,
      });
    },
  );

  it('without a key: the exact input is there, nobody was called, and what is missing is said', async () => {
    const { id } = await create({ prompt: 'A lamp' });
    expect(await processed(id, { provider: null })).toMatchObject({
      status: 'failed',
      version: 1,
      input: { prompt: 'A lamp', input_image: image },
      error: { class: 'not_configured', message: expect.stringContaining('REPLICATE_API_TOKEN') },
    });
    expect(await runsOf(id)).toEqual([]);
  });

  it('that fails while it is asked is asked again', async () => {
    double.script({ on: 'get', answer: { status: 500, headers: {}, body: '{}' }, times: 4 });
    expect((await processed((await create()).id)).status).toBe('succeeded');
  });
});

describe('canceling', () => {
  it('tells the provider, and ends the job', async () => {
    double.script({ prediction: { runForMs: Number.POSITIVE_INFINITY } });
    const { id } = await create();
    const done = processed(id);
    await expect.poll(async () => (await read(id)).prediction_id).not.toBeNull();
    await cancelJob({ ctx, input: { id } });
    wakes.wake(id);
    expect(await done).toMatchObject({ status: 'canceled', error: { class: 'canceled' } });
    expect(double.predictions[0]?.status).toBe('canceled');
    expect(await runsOf(id)).toMatchObject([{ status: 'canceled' }]);
  });

  it('before the call, calls nobody', async () => {
    const { id } = await create();
    await store.take(id);
    await cancelJob({ ctx, input: { id } });
    expect((await processed(id)).status).toBe('canceled');
    expect(double.requests).toEqual([]);
  });
});

describe('news', () => {
  /** So long that only news ends a wait. */
  const onlyNews = () => {
    vi.spyOn(timing, 'firstPoll', 'get').mockReturnValue(600_000);
    double.script({ prediction: { runForMs: Number.POSITIVE_INFINITY } });
  };

  it('of the end, while the provider is asked, has it asked again at once', async () => {
    onlyNews();
    const { id } = await create();
    const done = processed(id);
    await expect.poll(async () => (await read(id)).prediction_id).not.toBeNull();
    const asked = double.hold('get', 'after');
    wakes.wake(id);
    await asked.reached;
    double.predictions[0]?.succeed(1);
    wakes.wake(id);
    asked.release();
    expect((await done).status).toBe('succeeded');
  });

  it('that the job is canceled, while the prediction is made, cancels it at once', async () => {
    onlyNews();
    const { id } = await create();
    const made = double.hold('create', 'after');
    const done = processed(id);
    await made.reached;
    await cancelJob({ ctx, input: { id } });
    wakes.wake(id);
    made.release();
    expect((await done).status).toBe('canceled');
    expect(double.predictions.map(({ status }) => status)).toEqual(['canceled']);
  });
});

describe('a config that cannot be read', () => {
  const away: ConfigSource = { ...source, read: () => ({ unreadable: 'the server is away' }) };

  it('wait: the job returns to the queue until it can be', async () => {
    const { id } = await create();
    expect(await processed(id, { config: away, onConfigError: 'wait' })).toMatchObject({
      status: 'queued',
      retry: { reason: 'config_unavailable' },
    });
    expect(await processed(id)).toMatchObject({ status: 'succeeded', config_revision: 7, retry: null });
  });

  it('fail: the job fails, and says why', async () => {
    const { id } = await create();
    expect(await processed(id, { config: away, onConfigError: 'fail' })).toMatchObject({
      status: 'failed',
      error: { class: 'config_unavailable', message: expect.stringContaining('the server is away') },
    });
    expect(double.requests).toEqual([]);
  });

  it('defaults: those of the built-in models, with a warning that names the source', async () => {
    const { id } = await create();
    const lines: string[] = [];
    const log = (_: string, line: string) => lines.push(line);
    expect(await processed(id, { config: away, onConfigError: 'defaults', log })).toMatchObject({
      config_source: 'defaults',
      config_revision: 0,
      warnings: expect.arrayContaining([
        { path: '', code: 'config_source', message: expect.stringContaining('source: defaults') },
      ]),
    });
    expect(lines).toEqual([expect.stringContaining('source: defaults')]);
  });

  it('refused: a model that workers may not use fails the job', async () => {
    const config: ConfigSource = { ...source, read: () => ({ refused: 'It is archived.' }) };
    expect(await processed((await create()).id, { config })).toMatchObject({
      status: 'failed',
      error: { class: 'config_unavailable', message: 'It is archived.' },
    });
  });

  it('none is configured: it says so at once, and works with the built-in defaults', async () => {
    const lines: string[] = [];
    const options = { log: (_: string, line: string) => lines.push(line), config: undefined };
    const service = createStagingService({
      ...{ store, images, wakes, provider: null, fetchOutput: async () => new Uint8Array() },
      log: options.log,
    });
    expect(lines).toEqual([expect.stringContaining('no Modelboard is configured')]);
    const { id } = await create();
    await service.process(id, new AbortController().signal);
    expect(await read(id)).toMatchObject({ config_source: 'defaults', error: { class: 'not_configured' } });
  });
});

it('is not made for a model that nobody knows', () => {
  expect(() => worker({ modelId: 'nobody/nothing' })).toThrow('There is no model "nobody/nothing". Known: ');
  expect(() => worker({ modelId: MODEL })).not.toThrow();
});
