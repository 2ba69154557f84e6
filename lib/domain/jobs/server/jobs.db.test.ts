import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { registerForTest } from '@/lib/domain/fixtures/register-for-test';
import { contextOf, startForTest, tokenContext } from '@/lib/domain/fixtures/start-for-test';
import { updateModel } from '@/lib/domain/models/server';
import { activateVersion } from '@/lib/domain/registry/server';
import type { Context } from '@/lib/platform/context';
import { REPEATED } from '../contract';
import { cancelJob, createJob, createTrial, getJob, listJobs } from '.';

let database: TestDatabase;
let ctx: Context;

const image = 'https://example.com/room.png';
const kept = `/api/v1/images/${'a'.repeat(64)}`;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
  const secret = { type: 'string', 'x-secret': true };
  const properties = { text: { type: 'string', 'x-role': 'input' }, api_key: secret };
  await registerForTest(ctx, 'acme/secretive', 1, properties, { required: ['text', 'api_key'] });
  await activateVersion({ ctx, input: { modelName: 'acme/secretive', version: 1, ifMatch: null } });
});

afterAll(() => database.drop());

beforeEach(() => {
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  vi.stubEnv('DATABASE_URL', database.url);
});

/** Ids of the jobs that wait in the queue. */
async function queued(): Promise<string[]> {
  const rows = await database.sql`select key from graphile_worker.jobs order by id`;
  return rows.map(({ key }) => key);
}

const auditOf = (id: string) => database.sql`
  select action, actor_id, after from audit_events where subject = ${id}`;

async function jobsOf(...models: string[]): Promise<number> {
  const [row] = await database.sql`select count(*)::int as count from jobs where model_id = any(${models})`;
  return row?.count;
}

describe('a job', () => {
  it('is kept as it was asked for, with who asked, and waits in the queue', async () => {
    const input = { image, room_type: 'kitchen', style: 'modern', seed: 7, model: 'flux-kontext-pro' };
    const job = await createJob({ ctx, input });
    expect(job).toEqual({
      id: job.id,
      kind: 'job',
      status: 'queued',
      model_id: 'black-forest-labs/flux-kontext-pro',
      request: input,
      actor: { kind: 'user', id: 'id-editor', name: 'Some editor' },
      created_at: job.created_at,
      warnings: [],
      outputs: [],
      images: [],
      repeats: 0,
      durations: { queue: null, prepare: null, provider: null, fetch: null, total: null },
      ...Object.fromEntries(
        [
          'version',
          'config_revision',
          'config_source',
          'overrides',
          'config',
          'input',
          'prompt',
          'error',
          'cost',
          'prediction_id',
          'seed',
          'progress',
          'retry',
          'canceled_by',
          'started_at',
          'finished_at',
        ].map((name) => [name, null]),
      ),
    });
    expect(await getJob({ ctx, input: { id: job.id } })).toEqual(job);
    expect(await queued()).toContain(job.id);
  });

  it('that names no model is for the active one', async () => {
    expect(await createJob({ ctx, input: { image } })).toMatchObject({
      model_id: 'qwen/qwen-image-edit',
      request: { image },
    });
  });

  it('is the same one under the same key of the same actor, and refused where it is another', async () => {
    const input = { image, idempotency_key: 'once' };
    const first = await createJob({ ctx, input });
    const again = await createJob({ ctx, input });
    expect([first, again].map((job) => REPEATED in job)).toEqual([false, true]);
    expect(JSON.stringify(again), 'the mark is not sent').toBe(JSON.stringify(first));
    await expect(createJob({ ctx, input: { ...input, style: 'modern' } })).rejects.toMatchObject({
      code: 'conflict',
      errors: [{ path: '/idempotency_key', in: 'body' }],
    });
    const other = await createJob({ ctx: tokenContext(database.db, ['jobs:write']), input });
    expect(other.id, 'keys are their own for each actor').not.toBe(first.id);
  });

  it('takes the key from the header, too; two different ones are refused', async () => {
    const first = await createJob({ ctx, input: { image }, keyHeader: 'in a header' });
    const again = await createJob({ ctx, input: { image, idempotency_key: 'in a header' } });
    const both = { ctx, input: { image, idempotency_key: 'in a header' }, keyHeader: 'in a header' };
    expect([again.id, (await createJob(both)).id]).toEqual([first.id, first.id]);
    for (const keyHeader of ['another', '', 'x'.repeat(201)])
      await expect(createJob({ ...both, keyHeader })).rejects.toMatchObject({
        code: 'invalid',
        errors: [{ path: '/idempotency_key', in: 'body' }],
      });
  });

  it('is one, where the same key comes many times at once', async () => {
    const input = { image, idempotency_key: 'race' };
    const made = await Promise.all(Array.from({ length: 8 }, () => createJob({ ctx, input })));
    const [id, ...others] = new Set(made.map((job) => job.id));
    expect(others).toEqual([]);
    expect(made.filter((job) => !(REPEATED in job))).toHaveLength(1);
    expect((await queued()).filter((key) => key === id)).toHaveLength(1);
  });

  it.each([
    [{ model: 'nobody/nothing' }, 'not_found', '/model'],
    [{ image: 'ftp://example.com/a.png' }, 'invalid', '/image'],
    [{ image, inputs: { nonsense: 1 } }, 'invalid', '/inputs/nonsense'],
    [{}, 'invalid', '/image'],
  ])('is refused at once for what can be known: %j', async (input, code, path) => {
    const before = await queued();
    await expect(createJob({ ctx, input })).rejects.toMatchObject({ code, errors: [{ path, in: 'body' }] });
    expect(await queued()).toEqual(before);
  });

  it('is refused for an archived model, and for one without a production version', async () => {
    await updateModel({ ctx, input: { modelId: 'seedream-3', archived: true } });
    await registerForTest(ctx, 'acme/staged', 1);
    for (const model of ['seedream-3', 'staged']) {
      await expect(createJob({ ctx, input: { prompt: 'A lamp', model } })).rejects.toMatchObject({
        code: 'invalid',
        errors: [{ path: '/model', code: 'unusable_model', in: 'body' }],
      });
    }
  });

  it('is refused for a model that is of no use to a worker: of another provider, or no model of one', async () => {
    const properties = { text: { type: 'string', 'x-role': 'input' } };
    for (const name of ['acme/elsewhere', 'artefact']) {
      await registerForTest(ctx, name, 1, properties);
      await activateVersion({ ctx, input: { modelName: name, version: 1, ifMatch: null } });
    }
    await database.sql`update models set provider = 'fal' where id = 'acme/elsewhere'`;
    for (const model of ['acme/elsewhere', 'artefact']) {
      const inputs = { text: 'A lamp' };
      await expect(createJob({ ctx, input: { inputs, model } })).rejects.toMatchObject({
        code: 'invalid',
        message: expect.stringContaining('Replicate'),
        errors: [{ path: '/model', code: 'unusable_model', in: 'body' }],
      });
      const tried = createTrial({ ctx, input: { modelId: model, request: { inputs } } });
      await expect(tried).rejects.toMatchObject({
        code: 'conflict',
        message: expect.stringContaining('Replicate'),
      });
    }
    expect(await jobsOf('artefact', 'acme/elsewhere')).toBe(0);
  });

  it('may name a picture that is kept here', async () => {
    expect(await createJob({ ctx, input: { image: kept } })).toMatchObject({ request: { image: kept } });
  });

  it('keeps a picture that came along, and names it by its path', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'modelboard-'));
    vi.stubEnv('MODELBOARD_DATA_DIR', folder);
    const pixel = 'data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7';
    const input = { image: pixel, idempotency_key: 'pixel' };
    const job = await createJob({ ctx, input });
    expect(job.request.image).toMatch(/^\/api\/v1\/images\/[0-9a-f]{64}$/);
    expect((await createJob({ ctx, input })).id, 'asked for with the same body').toBe(job.id);
    await rm(folder, { recursive: true });
  });

  it('keeps secrets encrypted, and shows none', async () => {
    const inputs = { text: 'A lamp', api_key: 'k3y-of-mine' };
    const job = await createJob({ ctx, input: { inputs, model: 'secretive' } });
    expect(job.request).toEqual({ inputs: { text: 'A lamp' }, model: 'secretive' });
    const rows = await database.sql`select jobs::text as stored, secrets from jobs where id = ${job.id}`;
    expect(rows[0]?.secrets).toEqual(expect.any(String));
    expect(rows[0]?.stored).not.toContain('k3y-of-mine');
    const without = createJob({ ctx, input: { inputs: { text: 'A lamp' }, model: 'secretive' } });
    await expect(without).rejects.toMatchObject({ errors: [{ path: '/inputs/api_key', code: 'required' }] });
  });
});

describe('a trial', () => {
  const trial = (input: object) =>
    createTrial({ ctx, input: { modelId: 'flux-kontext-pro', request: { image }, ...input } });

  it('keeps the version and the overrides that it tries', async () => {
    expect(await trial({ version: 2, overrides: { safety_tolerance: 1 } })).toMatchObject({
      kind: 'trial',
      version: 2,
      overrides: { safety_tolerance: 1 },
      model_id: 'black-forest-labs/flux-kontext-pro',
    });
    const { id } = await trial({});
    expect(await getJob({ ctx, input: { id } }), 'else what is stored').toMatchObject({
      ...{ version: 1, overrides: {} },
    });
    expect(await auditOf(id)).toEqual([
      { action: 'job.trial', actor_id: 'id-editor', after: { version: 1, overrides: {} } },
    ]);
  });

  it('is refused for values that the provider would refuse', async () => {
    const refused = trial({ version: 2, overrides: { safety_tolerance: 5 } });
    await expect(refused).rejects.toMatchObject({
      code: 'invalid',
      errors: [{ path: '/safety_tolerance', message: 'Must be at most 2 with an input image' }],
    });
    await expect(trial({ request: { image: 'room.png' } })).rejects.toMatchObject({
      errors: [{ path: '/request/image', in: 'body' }],
    });
    await expect(trial({ version: 9 })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the list', () => {
  it('is newest first, page by page, by status and model', async () => {
    const ids = [];
    for (let count = 0; count < 3; count += 1)
      ids.unshift((await createJob({ ctx, input: { image, model: 'flux-kontext-max' } })).id);
    const query = { model: 'flux-kontext-max', status: 'queued' as const, limit: 2 };
    const first = await listJobs({ ctx, input: query });
    const second = await listJobs({ ctx, input: { ...query, cursor: first.next_cursor ?? '' } });
    expect([...first.jobs, ...second.jobs].map(({ id }) => id)).toEqual(ids);
    expect(second.next_cursor).toBeNull();
    expect((await listJobs({ ctx, input: { ...query, status: 'failed' } })).jobs).toEqual([]);
    await expect(listJobs({ ctx, input: { model: 'nobody' } })).rejects.toMatchObject({ code: 'not_found' });
    const wrong = listJobs({ ctx, input: { cursor: 'nonsense' } });
    await expect(wrong).rejects.toMatchObject({ code: 'bad_request' });
  });

  it('is narrowed to a time, its ends included', async () => {
    const made = [];
    for (let count = 0; count < 3; count += 1) made.unshift(await createJob({ ctx, input: { image } }));
    const [last, middle, first] = made.map(({ created_at }) => created_at);
    const timesOf = async (input: { from?: string; to?: string }) =>
      (await listJobs({ ctx, input })).jobs.map(({ created_at }) => created_at);
    expect(await timesOf({ from: middle, to: last })).toEqual([last, middle]);
    expect(await timesOf({ from: first, to: first })).toEqual([first]);
    expect(await timesOf({ from: last, to: first })).toEqual([]);
  });

  it('may be read by whoever sees models or sends jobs, and by nobody else', async () => {
    for (const scope of ['jobs:write', 'models:read'] as const)
      await listJobs({ ctx: tokenContext(database.db, [scope]), input: {} });
    const refused = listJobs({ ctx: tokenContext(database.db, ['runtime:read']), input: {} });
    await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
  });
});

describe('canceling', () => {
  it('ends a job that waits, once', async () => {
    const { id } = await createJob({ ctx, input: { image } });
    expect(await cancelJob({ ctx, input: { id } })).toMatchObject({
      status: 'canceled',
      error: { class: 'canceled' },
      finished_at: expect.any(String),
      canceled_by: ctx.actor.kind === 'user' && { kind: 'user', id: ctx.actor.id, name: ctx.actor.name },
    });
    await expect(cancelJob({ ctx, input: { id } })).rejects.toMatchObject({ code: 'conflict' });
    expect(await auditOf(id)).toEqual([
      { action: 'job.cancel', actor_id: 'id-editor', after: { status: 'canceled' } },
    ]);
  });

  it('asks the worker that has the job', async () => {
    const { id } = await createJob({ ctx, input: { image } });
    await database.sql`update jobs set status = 'running' where id = ${id}`;
    const heard: string[] = [];
    await database.sql.listen('modelboard_jobs', (payload) => heard.push(payload));
    expect(await cancelJob({ ctx, input: { id } })).toMatchObject({
      status: 'running',
      progress: { status: 'canceling' },
    });
    await expect.poll(() => heard).toEqual([id]);
    const admin = contextOf(database.db, 'admin');
    expect(await cancelJob({ ctx: admin, input: { id } }), 'the first counts').toMatchObject({
      canceled_by: { id: 'id-editor' },
    });
    expect(await auditOf(id)).toHaveLength(1);
  });

  it('needs the right to send jobs, and a job', async () => {
    const input = { id: crypto.randomUUID() };
    const viewer = contextOf(database.db, 'viewer');
    await expect(cancelJob({ ctx: viewer, input })).rejects.toMatchObject({ code: 'forbidden' });
    await expect(cancelJob({ ctx, input })).rejects.toMatchObject({ code: 'not_found' });
    await expect(getJob({ ctx, input: { id: 'none' } })).rejects.toMatchObject({ code: 'not_found' });
  });
});
