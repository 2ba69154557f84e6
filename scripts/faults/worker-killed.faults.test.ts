import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Workshop } from './support/workshop';

const NEVER = Number.POSITIVE_INFINITY;
let workshop: Workshop;

beforeAll(async () => {
  workshop = await Workshop.open();
});

afterAll(() => workshop.close());

afterEach(() => workshop.dismiss());

test('killed before it has stamped the job', async () => {
  const id = await workshop.order();
  await workshop.withRowHeld(id, async (blocked) => {
    const worker = await workshop.hire();
    await blocked();
    await worker.kill();
  });
  expect(await workshop.predictionsOf(id)).toEqual([]);
  await workshop.hire();
  await workshop.expectDone(id);
});

test('killed when it was about to create the prediction, and nothing arrived', async () => {
  const worker = await workshop.hire();
  const create = workshop.double.hold('create', 'before');
  const id = await workshop.order();
  await create.reached;
  await worker.kill();
  expect(await workshop.predictionsOf(id)).toEqual([]);
  await workshop.hire();
  await workshop.expectDone(id);
});

test('killed when the prediction was made and its id was not known yet', async () => {
  const worker = await workshop.hire();
  const create = workshop.double.hold('create', 'after');
  const id = await workshop.order();
  await create.reached;
  await worker.kill();
  expect(await workshop.predictionsOf(id)).toHaveLength(1);
  expect((await workshop.job(id)).prediction_id).toBeNull();
  await workshop.hire();
  await workshop.expectDone(id);
});

test('killed when the id was known, and not stored yet', async () => {
  const worker = await workshop.hire();
  const create = workshop.double.hold('create', 'after');
  const id = await workshop.order();
  await create.reached;
  await workshop.withRowHeld(id, async (blocked) => {
    create.release();
    await blocked();
    await worker.kill();
  });
  expect((await workshop.job(id)).prediction_id).toBeNull();
  await workshop.hire();
  await workshop.expectDone(id);
});

test('killed while it waits: the next one asks for the prediction and creates none', async () => {
  const { double } = workshop;
  const worker = await workshop.hire();
  double.script({ prediction: { runForMs: NEVER } });
  const id = await workshop.order();
  await expect.poll(async () => (await workshop.job(id)).prediction_id, { timeout: 60_000 }).not.toBeNull();
  await worker.kill();
  const creates = double.requests.filter(({ operation }) => operation === 'create').length;
  const next = await workshop.hire();
  const { length } = double.requests;
  await expect
    .poll(() => double.requests.slice(length).map(({ operation }) => operation), { timeout: 60_000 })
    .toContain('get');
  double.predictions.at(-1)?.succeed(1);
  await workshop.expectDone(id);
  expect(double.requests.filter(({ operation }) => operation === 'create')).toHaveLength(creates);
  expect(next.runs).toBe(true);
});

test('killed while it fetches the picture', async () => {
  const worker = await workshop.hire();
  const { double } = workshop;
  double.script({ prediction: { delivery: 'address' } });
  const output = double.hold('output', 'before');
  const id = await workshop.order();
  await output.reached;
  await worker.kill();
  await workshop.hire();
  await workshop.expectDone(id);
});

test('killed with the picture stored and the job not finished', async () => {
  const worker = await workshop.hire();
  const { double } = workshop;
  double.script({ prediction: { delivery: 'address' } });
  const output = double.hold('output', 'after');
  const id = await workshop.order();
  await output.reached;
  await workshop.withRowHeld(id, async (blocked) => {
    output.release();
    await blocked();
    await worker.kill();
  });
  expect((await workshop.job(id)).status).toBe('running');
  await workshop.hire();
  await workshop.expectDone(id);
});

test('asked to end, it hands over what waits, and takes nothing more', async () => {
  const { double } = workshop;
  const worker = await workshop.hire();
  double.script({ prediction: { runForMs: NEVER } });
  const first = await workshop.order();
  await expect
    .poll(async () => (await workshop.job(first)).prediction_id, { timeout: 60_000 })
    .not.toBeNull();
  expect(await worker.stop()).toBe(0);
  const second = await workshop.order();
  double.predictions.at(-1)?.succeed(1);
  await workshop.hire();
  await workshop.expectDone(first);
  await workshop.expectDone(second);
});

test('asked to end while the prediction is made, it waits for its id', async () => {
  const { double } = workshop;
  const worker = await workshop.hire();
  double.script({ prediction: { runForMs: NEVER } });
  const create = double.hold('create', 'after');
  const id = await workshop.order();
  await create.reached;
  const ended = worker.stop();
  await sleep(500);
  expect(worker.runs).toBe(true);
  create.release();
  expect(await ended).toBe(0);
  const [prediction] = await workshop.predictionsOf(id);
  expect((await workshop.job(id)).prediction_id).toBe(prediction);
  double.predictions.at(-1)?.succeed(1);
  await workshop.hire();
  await workshop.expectDone(id);
});

test('killed with two jobs that ask for the same: each has its own prediction', async () => {
  const { double } = workshop;
  const worker = await workshop.hire();
  const holds = [double.hold('create', 'after'), double.hold('create', 'before')];
  const same = { prompt: 'twice the same', seed: 4 };
  const ids = [await workshop.order(same), await workshop.order(same)];
  await Promise.all(holds.map(({ reached }) => reached));
  await worker.kill();
  await workshop.hire();
  const jobs = await Promise.all(ids.map((id) => workshop.reach(id, 'succeeded', 'failed')));
  const predictions = await workshop.predictionsOf(ids[0] ?? '');
  expect(predictions).toHaveLength(2);
  expect(jobs.map((job) => job.prediction_id).toSorted()).toEqual(predictions.toSorted());
});
