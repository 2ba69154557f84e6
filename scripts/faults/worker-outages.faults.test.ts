import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { serverError } from '../../e2e/support/replicate';
import { Workshop } from './support/workshop';

const NEVER = Number.POSITIVE_INFINITY;
let workshop: Workshop;

beforeAll(async () => {
  workshop = await Workshop.open({ hasInsideWorker: true });
});

afterAll(() => workshop.close());

beforeEach(async () => {
  // One worker for all of them, unless it is gone: whatever happened, it must go on.
  if (workshop.workers.length === 0) await workshop.hire();
});

afterEach(() => {
  expect(workshop.workers.map(({ runs }) => runs)).toEqual([true]);
});

/** A job whose prediction runs until the test ends it. */
async function waiting(plan: object = {}): Promise<string> {
  workshop.double.script({ prediction: { runForMs: NEVER, ...plan } });
  const id = await workshop.order();
  await expect.poll(async () => (await workshop.job(id)).prediction_id, { timeout: 60_000 }).not.toBeNull();
  return id;
}

test('the database stops while a job waits, and the prediction ends meanwhile', async () => {
  const id = await waiting();
  await workshop.installation.postgres.stop();
  workshop.double.predictions.at(-1)?.succeed(1);
  await sleep(3000);
  await workshop.installation.postgres.start();
  await workshop.expectDone(id);
});

test('the database is killed between the prediction and the storing of its id', async () => {
  const create = workshop.double.hold('create', 'after');
  const id = await workshop.order();
  await create.reached;
  await workshop.installation.postgres.kill();
  create.release();
  await sleep(3000);
  await workshop.installation.postgres.start();
  await workshop.expectDone(id);
});

test('the connections to the database break while a picture is fetched', async () => {
  const { double, installation } = workshop;
  double.script({ prediction: { delivery: 'address' } });
  const output = double.hold('output', 'after');
  const id = await workshop.order();
  await output.reached;
  installation.databaseLink.cut();
  output.release();
  await workshop.expectDone(id);
});

test('the provider is down when a job is taken, and comes back', async () => {
  const { double } = workshop;
  const end = double.script({ on: 'any', cut: 'before', times: NEVER });
  const id = await workshop.order();
  await expect
    .poll(() => double.requests.filter(({ status }) => status === null).length, { timeout: 60_000 })
    .toBeGreaterThan(2);
  expect((await workshop.job(id)).status).toBe('running');
  end();
  await workshop.expectDone(id);
});

test('the provider answers with errors while a job waits', async () => {
  const { double } = workshop;
  const id = await waiting();
  const failed = () => double.requests.filter(({ status }) => status === 500).length;
  const end = double.script({ on: 'any', answer: serverError(), times: NEVER });
  await expect.poll(failed, { timeout: 60_000 }).toBeGreaterThan(1);
  double.predictions.at(-1)?.succeed(1);
  end();
  await workshop.expectDone(id);
});

test('the answer to a create is lost: the prediction is found, and not made again', async () => {
  workshop.double.script({ on: 'create', cut: 'after' });
  await workshop.expectDone(await workshop.order());
});

test('a webhook is lost: asking finds the end', async () => {
  const id = await waiting({ webhooks: 'held' });
  workshop.double.predictions.at(-1)?.succeed(1);
  await workshop.expectDone(id);
});

test('webhooks that come twice, late and out of order change nothing', async () => {
  const { double } = workshop;
  const id = await waiting({ webhooks: 'twice' });
  const prediction = double.predictions.at(-1);
  if (!prediction) throw new Error('no prediction');
  const answers = () =>
    double.webhooks.deliveries
      .filter(({ predictionId }) => predictionId === prediction.id)
      .flatMap(({ statuses }) => statuses);
  prediction.succeed(1);
  const job = await workshop.expectDone(id);
  await expect.poll(answers).toEqual([204, 204]);
  expect(await double.deliver(prediction, 'completed')).toBe(204);
  expect(await workshop.job(id)).toEqual(job);
  await workshop.expectDone(id);
});

test('forged webhooks are refused and change nothing', async () => {
  const { double } = workshop;
  const id = await waiting({ webhooks: 'held' });
  const prediction = double.predictions.at(-1);
  const { address = '' } = double.webhooks.deliveries.at(-1) ?? {};
  const body = JSON.stringify({ id: prediction?.id, status: 'failed', error: 'forged' });
  const forged = {
    id: 'msg_forged',
    address,
    predictionId: '',
    happening: 'completed' as const,
    body,
    statuses: [],
  };
  const other = `whsec_${Buffer.from('another').toString('base64')}`;
  expect(await double.webhooks.send(forged, { secrets: [other] })).toBe(401);
  expect(await double.webhooks.send(forged, { at: new Date(Date.now() - 600_000) })).toBe(401);
  expect(await double.webhooks.send(forged, { secrets: [] })).toBe(401);
  expect(await workshop.job(id)).toMatchObject({ status: 'running', error: null });
  prediction?.succeed(1);
  await workshop.expectDone(id);
});
