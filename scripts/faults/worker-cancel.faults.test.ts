import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import {
  badGateway,
  invalidInput,
  notFound,
  serverError,
  throttled,
  unauthenticated,
} from '../../e2e/support/replicate';
import type { Interruption } from '../../e2e/support/replicate/scenes';
import { Workshop } from './support/workshop';

const NEVER = Number.POSITIVE_INFINITY;
let workshop: Workshop;
let undo: (() => void)[] = [];

beforeAll(async () => {
  workshop = await Workshop.open();
  await workshop.hire();
});

afterAll(() => workshop.close());

afterEach(() => {
  for (const each of undo) each();
  undo = [];
  expect(workshop.workers.map(({ runs }) => runs)).toEqual([true]);
});

const script = (scene: Parameters<Workshop['double']['script']>[0]) => {
  const end = workshop.double.script(scene);
  undo.push(end);
  return end;
};
const cancels = () => workshop.double.requests.filter(({ operation }) => operation === 'cancel').length;
const cancel = (id: string) => workshop.installation.change('POST', `/api/v1/jobs/${id}/cancel`);
const reached = (id: string, name: 'retry' | 'prediction_id') =>
  expect.poll(async () => (await workshop.job(id))[name], { timeout: 30_000, interval: 50 }).not.toBeNull();

/** Each brings a job to a step at which its prediction runs, and cancels it there. */
const steps: Record<string, () => Promise<string>> = {
  'the call is under way': async () => {
    const create = workshop.double.hold('create', 'after');
    const id = await workshop.order();
    await create.reached;
    await cancel(id);
    create.release();
    return id;
  },
  'the answer to the call is lost': async () => {
    script({ on: 'create', cut: 'after' });
    const id = await workshop.order();
    await reached(id, 'retry');
    expect((await workshop.job(id)).prediction_id).toBeNull();
    await cancel(id);
    return id;
  },
  'the prediction runs': async () => {
    const id = await workshop.order();
    await reached(id, 'prediction_id');
    await cancel(id);
    return id;
  },
  'the job waits for the provider': async () => {
    const id = await workshop.order();
    await reached(id, 'prediction_id');
    const end = script({ on: 'get', answer: badGateway(), times: NEVER });
    await reached(id, 'retry');
    await cancel(id);
    end();
    return id;
  },
};

/** What the provider answers to cancel calls, how often, and how the job ends then. */
const responses: [string, Interruption | null, number, 'canceled' | 'succeeded'][] = [
  ['accepts it', null, 0, 'canceled'],
  ['fails twice', { answer: serverError() }, 2, 'canceled'],
  ['limits the rate', { answer: throttled({ seconds: 1 }) }, 1, 'canceled'],
  ['does not know it for once', { answer: notFound() }, 1, 'canceled'],
  ['does not take the key for once', { answer: unauthenticated() }, 1, 'canceled'],
  ['cuts the connection before it', { cut: 'before' }, 1, 'canceled'],
  ['cuts the connection after it', { cut: 'after' }, 1, 'canceled'],
  ['rejects it', { answer: invalidInput([]) }, NEVER, 'succeeded'],
  ['is unavailable until the prediction succeeds', { answer: badGateway(503) }, NEVER, 'succeeded'],
];

describe.each(Object.entries(steps))('canceled while %s', (_, bring) => {
  test.each(responses)('the provider %s', async (_name, interruption, times, end) => {
    const { double } = workshop;
    script({ prediction: { runForMs: NEVER } });
    if (interruption !== null) script({ on: 'cancel', times, ...interruption });
    const before = cancels();
    const id = await bring();
    const canceledAt = performance.now();
    await expect.poll(() => cancels() - before, { timeout: 10_000, interval: 20 }).toBeGreaterThan(0);
    // An answer that was lost is looked for first, in the provider's list.
    expect(performance.now() - canceledAt).toBeLessThan(2000);
    if (end === 'succeeded') double.predictions.at(-1)?.succeed(1);
    const job = await workshop.reach(id, 'succeeded', 'failed', 'canceled');
    expect(job).toMatchObject({ status: end, canceled_by: { name: expect.any(String) }, retry: null });
    expect(await workshop.predictionsOf(id)).toEqual([job.prediction_id]);
    expect(double.predictions.at(-1)?.status).toBe(end);
    if (end === 'canceled') expect(cancels() - before).toBeGreaterThanOrEqual(Math.min(times, 2));
    else expect((await workshop.expectDone(id)).cost).not.toBeNull();
  });
});

describe('canceled when its prediction has succeeded: the job has its image and its cost', () => {
  const succeeds = async (id: string) => {
    const job = await workshop.expectDone(id);
    expect(job).toMatchObject({ canceled_by: { name: expect.any(String) }, retry: null });
    expect(job.cost).not.toBeNull();
  };

  test('while the image is fetched', async () => {
    script({ prediction: { delivery: 'address' } });
    const output = workshop.double.hold('output', 'before');
    const id = await workshop.order();
    await output.reached;
    await cancel(id);
    output.release();
    await succeeds(id);
  });

  test('while the image cannot be fetched', async () => {
    script({ prediction: { delivery: 'address' } });
    const end = script({ on: 'output', answer: badGateway(503), times: NEVER });
    const id = await workshop.order();
    await reached(id, 'retry');
    await cancel(id);
    end();
    await succeeds(id);
  });
});

test('canceled while no worker runs: the next one tells the provider, and makes none', async () => {
  script({ prediction: { runForMs: NEVER } });
  const id = await workshop.order();
  await reached(id, 'prediction_id');
  await workshop.dismiss();
  const queued = await workshop.order();
  await cancel(id);
  expect(await cancel(queued)).toMatchObject({ status: 'canceled' });
  await workshop.hire();
  const job = await workshop.reach(id, 'canceled');
  expect(workshop.double.predictions.at(-1)?.status).toBe('canceled');
  expect(await workshop.predictionsOf(id)).toEqual([job.prediction_id]);
  expect(await workshop.predictionsOf(queued)).toEqual([]);
});

describe('nothing is sent for a job that is canceled', () => {
  test('while it waits for the end of a rate limit', async () => {
    script({ on: 'create', answer: throttled({ seconds: 300 }) });
    const id = await workshop.order();
    await reached(id, 'retry');
    expect(await cancel(id)).toMatchObject({ status: 'canceled', retry: null });
    expect(await workshop.predictionsOf(id)).toEqual([]);
  });

  test('while an image is uploaded', async () => {
    const upload = workshop.double.hold('upload', 'before');
    const png = Buffer.concat([Buffer.from('89504e470d0a1a0a', 'hex'), Buffer.alloc(300_000)]);
    const id = await workshop.order({ image: `data:image/png;base64,${png.toString('base64')}` });
    await upload.reached;
    await cancel(id);
    const canceledAt = performance.now();
    await workshop.reach(id, 'canceled');
    expect(performance.now() - canceledAt).toBeLessThan(2000);
    upload.release();
    expect(await workshop.predictionsOf(id)).toEqual([]);
  });

  test('before a worker that is gone had announced its call', async () => {
    const id = await workshop.order({ prompt: 'canceled before it is announced' });
    await workshop.reach(id, 'succeeded');
    const [row] = await workshop.sql`
      insert into jobs (kind, status, model_id, request, request_hash, actor_kind, actor_id, actor_name)
      select kind, 'running', model_id,
        (request::jsonb || '{"prompt": "canceled after its worker was gone"}')::json, request_hash,
        actor_kind, actor_id, actor_name from jobs where id = ${id} returning id`;
    expect(await cancel(row?.id)).toMatchObject({ progress: { status: 'canceling' } });
    await workshop.sql`select graphile_worker.add_job('process_job', json_build_object('id', ${row?.id}::text))`;
    await workshop.reach(row?.id, 'canceled');
    expect(await workshop.predictionsOf(row?.id)).toEqual([]);
  });
});
