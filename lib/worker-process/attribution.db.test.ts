import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  insufficientCredit,
  invalidInput,
  invalidVersion,
  notFound,
  type ReplicateDouble,
  startReplicateDouble,
  unauthenticated,
} from '@/e2e/support/replicate';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { patchConfig, readConfig } from '@/lib/domain/config/server';
import { contextOf, startForTest, tokenContext } from '@/lib/domain/fixtures/start-for-test';
import { findAlarms } from '@/lib/domain/installation/server';
import { createJob, createTrial, getJob, jobStore, readConfigOutcome } from '@/lib/domain/jobs/server';
import { activateVersion } from '@/lib/domain/registry/server';
import { listRuns } from '@/lib/domain/runs/server';
import type { Context } from '@/lib/platform/context';
import type { ProblemError } from '@/lib/platform/errors';
import { createDiskImageStore, fetchOutput, UnusableImageError } from '@/lib/worker/images';
import type { ConfigSource, ImageStore } from '@/lib/worker/ports';
import { builtInLibrary } from '@/lib/worker/prompts';
import { createReplicateClient } from '@/lib/worker/replicate';
import { createStagingService, type StagingServiceOptions } from '@/lib/worker/staging-service';
import { JobWakes } from '@/lib/worker/wakes';

const MODEL = 'black-forest-labs/flux-kontext-pro';
const image = 'https://example.com/room.png';

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

const config = { safety_tolerance: 1, aspect_ratio: '1:1', output_format: 'png', prompt_upsampling: false };
const live = { modelId: MODEL, version: 1, config, configRevision: 1007, source: 'stream' };
const source: ConfigSource = { read: () => live, prompts: () => builtInLibrary };
const sourceOf = (more: object): ConfigSource => ({ ...source, read: () => ({ ...live, ...more }) });
const thrown = (): never => {
  throw new Error('broken');
};

function worker(options: Partial<StagingServiceOptions> = {}) {
  const provider = { token: double.token, baseUrl: `${double.url}/v1` };
  return createStagingService({
    ...{ store: jobStore(database.db), images, wakes: new JobWakes(), config: source, log: () => {} },
    provider: createReplicateClient(provider),
    fetchOutput: (reference, signal) => fetchOutput(reference, { ...provider, signal }),
    ...options,
  });
}

const read = (id: string) => getJob({ ctx, input: { id } });

async function processed(id: string, options: Partial<StagingServiceOptions> = {}) {
  expect(await worker(options).process(id, new AbortController().signal)).toBe(true);
  return read(id);
}

type Way = { class: string; options?: () => Partial<StagingServiceOptions>; script?: () => void };

const answer = (scripted: ReturnType<typeof notFound>): (() => void) => {
  return () => void double.script({ on: 'create', answer: scripted });
};
const ends = (error: string) => () => void double.script({ prediction: { ends: 'failed', error } });
const field = (name: string) => [{ type: 'enum', field: `input.${name}`, description: 'is not allowed' }];

/** Every way that is known for a job to come to nothing, and to success. */
const ways: Record<string, Way> = {
  'nothing is wrong': { class: 'succeeded' },
  'no key is set': { class: 'not_configured', options: () => ({ provider: null }) },
  'the key is invalid': { class: 'unauthorised', script: answer(unauthenticated()) },
  'the account has no credit': { class: 'no_credit', script: answer(insufficientCredit()) },
  'the model is gone': { class: 'model_unavailable', script: answer(notFound()) },
  'the version is gone': { class: 'model_unavailable', script: answer(invalidVersion()) },
  'the provider rejects a value of the config': {
    class: 'refused_config',
    script: answer(invalidInput(field('aspect_ratio'))),
  },
  'the provider rejects an input': {
    class: 'refused_input',
    script: answer(invalidInput(field('input_image'))),
  },
  'the model fails': { class: 'failed', script: ends('CUDA out of memory') },
  'the model refuses': { class: 'safety_refusal', script: ends('flagged as sensitive (E005)') },
  'an output is no image': {
    class: 'output_unusable',
    options: () => ({ fetchOutput: async () => Buffer.from('no image') }),
  },
  'the config breaks its schema': {
    class: 'refused_config',
    options: () => ({ config: sourceOf({ config: { ...config, safety_tolerance: 9 } }) }),
  },
  'the version is not there': {
    class: 'config_unavailable',
    options: () => ({ config: sourceOf({ version: 99 }) }),
  },
  'the model may not be used': {
    class: 'config_unavailable',
    options: () => ({ config: { ...source, read: () => ({ refused: 'It is archived.' }) } }),
  },
  'no config can be read': {
    class: 'config_unavailable',
    options: () => ({ config: { ...source, read: () => ({ unreadable: 'down' }) }, onConfigError: 'fail' }),
  },
  'the config source is broken': {
    class: 'config_unavailable',
    options: () => ({ config: { ...source, read: thrown }, onConfigError: 'fail' }),
  },
  'the prompt library is broken': {
    class: 'failed',
    options: () => ({ config: { ...source, prompts: thrown } }),
  },
  'the input builder is broken': {
    class: 'failed',
    options: () => ({ registry: { inputBuilderOf: thrown } }),
  },
  'the image store is broken': {
    class: 'output_unusable',
    options: () => ({
      images: {
        ...images,
        put: async () => {
          throw new UnusableImageError('The disk is full.');
        },
      },
    }),
  },
  'the secrets cannot be decrypted': { class: 'failed' },
};

/** What a worker that was killed has done with the job before. */
const stages = ['new', 'taken', 'assigned'] as const;

describe('law A1: what succeeded or failed has its version and config revision, or no config was available', () => {
  it('in every way that a job can end, whoever took it before', async () => {
    const every = Object.keys(ways).flatMap((way) => stages.map((stage) => [way, stage] as const));
    for (const [name, stage] of every) {
      const way = ways[name] as Way;
      const { id } = await createJob({ ctx, input: { image, model: MODEL } });
      if (name.startsWith('the secrets'))
        await database.sql`update jobs set secrets = 'v1.of another key' where id = ${id}`;
      const store = jobStore(database.db);
      if (stage !== 'new') await store.take(id);
      const first = { ...live, configRevision: 1003, configSource: 'poll' };
      if (stage === 'assigned') await store.assign(id, first);
      way.script?.();
      const job = await processed(id, way.options?.());
      const label = `${name}, ${stage}`;
      if (stage === 'assigned') {
        expect(job, label).toMatchObject({ version: 1, config_revision: 1003, config_source: 'poll' });
      } else {
        expect(job.error?.class ?? job.status, label).toBe(way.class);
        expect([job.version, job.config_revision].includes(null), label).toBe(
          way.class === 'config_unavailable' && job.config_source === null,
        );
      }
      await double.close();
      double = await startReplicateDouble({ longestSide: 16 });
    }
  }, 120_000);

  it('in any order of two workers and two configs: the first assignment holds', async () => {
    const revision = fc.integer({ min: 1000, max: 1020 });
    await fc.assert(
      fc.asyncProperty(fc.array(revision, { minLength: 1, maxLength: 4 }), async (revisions) => {
        const { id } = await createJob({ ctx, input: { image, model: MODEL } });
        const store = jobStore(database.db);
        await store.take(id);
        const made = await Promise.all(
          revisions.map((configRevision) =>
            store.assign(id, { ...live, configRevision, configSource: 'stream' }),
          ),
        );
        const held = new Set(made.map((each) => each?.configRevision));
        expect(held.size).toBe(1);
        expect(revisions).toContain([...held][0]);
        expect(await read(id)).toMatchObject({ version: 1, config_revision: [...held][0], config });
      }),
      { numRuns: 15 },
    );
  });

  it('of a test run: the version; it has no revision, since its values need not be saved', async () => {
    double.script({ on: 'create', answer: unauthenticated() });
    const { id } = await createTrial({ ctx, input: { modelId: MODEL, version: 2, request: { image } } });
    expect(await processed(id)).toMatchObject({ status: 'failed', version: 2, config_source: 'trial' });
  });
});

describe('a config that every job fails with', () => {
  const ofLive = () => readConfigOutcome({ ctx, input: { modelId: MODEL } });

  it('law A2: after one job its revision has a failure rate of 1, with the error', async () => {
    expect(await ofLive()).toMatchObject({
      config_revision: 0,
      jobs: 0,
      failure_rate: null,
      last_error: null,
    });
    const { revision } = await patchConfig({
      ctx,
      input: { modelId: MODEL, set: { safety_tolerance: 3 }, unset: [], ifMatch: '*' },
    });
    const { id } = await createJob({ ctx, input: { image, model: MODEL } });
    double.script({ on: 'create', answer: invalidInput(field('safety_tolerance')) });
    await processed(id, { config: sourceOf({ configRevision: revision }) });
    expect(await ofLive()).toMatchObject({
      ...{ config_revision: revision, jobs: 1, failed: 1, failure_rate: 1 },
      last_error: { class: 'refused_config', field: '/safety_tolerance' },
    });
    const next = await createJob({ ctx, input: { image, model: MODEL } });
    await processed(next.id, { config: sourceOf({ configRevision: revision }) });
    expect(await ofLive()).toMatchObject({ jobs: 2, failed: 1, failure_rate: 0.5 });
  });
});

describe('a job that the config refuses before it is queued', () => {
  const create = (more: object = {}, as = ctx) =>
    createJob({ ctx: as, input: { image, model: MODEL, ...more } });
  const refusal = (made: Promise<unknown>): Promise<ProblemError> =>
    made.then(
      () => expect.fail('it was taken'),
      (error) => error,
    );

  beforeAll(async () => {
    await activateVersion({ ctx, input: { modelName: MODEL, version: 2, ifMatch: null } });
    const set = { safety_tolerance: 5 };
    await patchConfig({ ctx, input: { modelId: MODEL, set, unset: [], ifMatch: '*' } });
  });

  it('is stored as failed, with the assignment; the problem names it; nothing is queued and no run recorded', async () => {
    const { revision } = await readConfig({ ctx, input: { modelId: MODEL } });
    const problem = await refusal(create());
    const job = await read(String(problem.members.job_id));
    expect(problem).toMatchObject({ code: 'invalid', errors: [{ path: '/safety_tolerance' }] });
    expect(job).toMatchObject({
      ...{ status: 'failed', version: 2, config_revision: revision, config_source: 'stream' },
      config: { safety_tolerance: 5 },
      error: {
        class: 'refused_config',
        field: '/safety_tolerance',
        message: expect.stringContaining(problem.errors[0]?.message ?? ''),
      },
    });
    expect(await database.sql`select 1 from graphile_worker.jobs where key = ${job.id}`).toHaveLength(0);
    expect((await listRuns({ ctx, input: {} })).runs.filter((run) => run.job_id === job.id)).toEqual([]);
    expect(await readConfigOutcome({ ctx, input: { modelId: MODEL } })).toMatchObject({ failure_rate: 1 });
  });

  it('is answered in the same way under each key, also one that was only counted, when the config is right again', async () => {
    const keys = Array.from({ length: 12 }, (_, index) => ({ idempotency_key: `refused ${index % 6}` }));
    const answers = await Promise.all(keys.map((key) => refusal(create(key))));
    for (const { errors, message } of answers)
      expect({ errors, message }).toEqual({ errors: answers[0]?.errors, message: answers[0]?.message });
    const set = { safety_tolerance: 2 };
    await patchConfig({ ctx, input: { modelId: MODEL, set, unset: [], ifMatch: '*' } });
    for (const [index, key] of keys.slice(0, 6).entries()) {
      const again = await refusal(create(key));
      expect(again).toMatchObject({ code: 'invalid', errors: answers[index]?.errors });
      expect(again.members).toEqual(answers[index]?.members);
      await expect(create({ ...key, style: 'modern' })).rejects.toMatchObject({ code: 'conflict' });
    }
    expect((await create()).status).toBe('queued');
  });

  it('is stored once a second for each revision; the rest is counted', async () => {
    const set = { safety_tolerance: 6 };
    const { revision } = await patchConfig({ ctx, input: { modelId: MODEL, set, unset: [], ifMatch: '*' } });
    const from = Date.now();
    const sender = tokenContext(database.db, ['jobs:write']);
    const ids = new Set<unknown>();
    for (let round = 0; round < 5; round += 1) {
      const made = Array.from({ length: 8 }, () => refusal(create({}, sender)));
      for (const problem of await Promise.all(made)) ids.add(problem.members.job_id);
    }
    const seconds = Math.floor(Date.now() / 1000) - Math.floor(from / 1000) + 1;
    expect(ids.size).toBeLessThanOrEqual(seconds);
    const [row] = await database.sql`select count(*)::int as stored, sum(1 + repeats)::int as counted
      from jobs where model_id = ${MODEL} and config_revision = ${revision}`;
    expect(row).toEqual({ stored: ids.size, counted: 40 });
    expect(await readConfigOutcome({ ctx, input: { modelId: MODEL } })).toMatchObject({
      jobs: 40,
      failed: 40,
    });
  });

  it('keeps at most 200 of its errors and the number of the rest, also under its key', async () => {
    const inputs = Object.fromEntries(Array.from({ length: 300 }, (_, index) => [`nonsense_${index}`, 1]));
    const send = () => refusal(create({ inputs, idempotency_key: 'many errors' }));
    const [first, again] = [(await send()).toProblem(''), (await send()).toProblem('')];
    expect(first.errors).toHaveLength(200);
    expect(first.errors_omitted).toBeGreaterThanOrEqual(100);
    expect(again).toEqual(first);
    const [row] = await database.sql`select jsonb_array_length(refusal->'errors') as kept
      from refused_keys where idempotency_key = 'many errors'`;
    expect(row).toEqual({ kept: 200 });
  });

  it('is not stored if the input alone is wrong', async () => {
    const jobs = () => database.sql`select id from jobs`;
    const before = await jobs();
    const wrong = create({ inputs: { nonsense: 1 }, model: 'qwen', image });
    expect((await refusal(wrong)).members).toEqual({});
    expect(await jobs()).toHaveLength(before.length);
  });
});

describe('what every job fails with', () => {
  const alarms = async () =>
    (await findAlarms({ ctx, input: { retained: null } })).alarms.filter(({ source }) => source === 'jobs');
  const failing = async (script: () => void, model: string, revision = 0) => {
    const { id } = await createJob({ ctx, input: { image, prompt: 'A lamp', model } });
    script();
    return processed(id, { config: sourceOf({ modelId: model, configRevision: revision }) });
  };

  beforeEach(() => database.sql`truncate runs, jobs cascade`);

  it.each([
    ['an invalid key', unauthenticated()],
    ['an account without credit', insufficientCredit()],
  ])('%s is one alarm, however many jobs, until the provider works again', async (_, scripted) => {
    const max = 'black-forest-labs/flux-kontext-max';
    expect(await alarms()).toEqual([]);
    for (let jobs = 0; jobs < 2; jobs += 1) await failing(answer(scripted), max);
    expect(await alarms()).toMatchObject([{ code: 'provider_account', model_id: null }]);
    await failing(ends('CUDA out of memory'), max);
    expect(await alarms()).toEqual([]);
  });

  it.each([
    ['unauthorised', 'provider_account'],
    ['provider_down', 'provider_unavailable'],
  ])('that jobs wait with (%s) for longer than a minute is one alarm', async (reason, code) => {
    await failing(() => {}, 'black-forest-labs/flux-kontext-max');
    for (let jobs = 0; jobs < 2; jobs += 1) await createJob({ ctx, input: { image, model: 'qwen' } });
    const wait = (seconds: number) => database.sql`
      update jobs set retry_reason = ${reason}, retry_at = now(),
        waiting_since = now() - ${seconds} * interval '1 second',
        finished_at = finished_at - interval '1 hour' where true`;
    await wait(30);
    expect(await alarms()).toEqual([]);
    await wait(90);
    expect(await alarms()).toMatchObject([{ code, model_id: null }]);
    await failing(() => {}, 'black-forest-labs/flux-kontext-max');
    expect(await alarms(), 'the provider works again').toEqual([]);
  });

  it('a model that is gone, and a config that is rejected, are one alarm each until a job succeeds', async () => {
    const max = 'black-forest-labs/flux-kontext-max';
    for (let jobs = 0; jobs < 2; jobs += 1) await failing(answer(notFound()), max);
    expect(await alarms()).toMatchObject([{ code: 'model_unavailable', model_id: max, config_revision: 0 }]);
    await failing(() => {}, max);
    expect(await alarms()).toEqual([]);
    await failing(answer(notFound()), max);
    expect(await alarms(), 'gone after a job has succeeded').toMatchObject([{ code: 'model_unavailable' }]);
    await failing(() => {}, max);
    const rejected = () => failing(answer(invalidInput(field('aspect_ratio'))), max);
    for (let jobs = 0; jobs < 2; jobs += 1) await rejected();
    expect(await alarms(), 'perhaps of some inputs only').toEqual([]);
    await rejected();
    expect(await alarms()).toMatchObject([{ code: 'config_rejected', model_id: max }]);
    await failing(() => {}, max);
    expect(await alarms()).toEqual([]);
    const { revision } = await readConfig({ ctx, input: { modelId: MODEL } });
    await createJob({ ctx, input: { image, model: MODEL } }).catch(() => {});
    expect(await alarms()).toMatchObject([
      {
        ...{ code: 'config_rejected', model_id: MODEL, config_revision: revision },
        detail: expect.stringMatching(/^Jobs of .+ with revision \d+ fail: .*safety_tolerance/),
      },
    ]);
    const set = { safety_tolerance: 2 };
    await patchConfig({ ctx, input: { modelId: MODEL, set, unset: [], ifMatch: '*' } });
    expect(await alarms(), 'another revision is live').toEqual([]);
  });
});
