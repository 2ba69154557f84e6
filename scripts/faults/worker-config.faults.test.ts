import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Link } from './support/link';
import { Workshop } from './support/workshop';

let workshop: Workshop;
/** Between the worker and the product; the queue is reached past it. */
let road: Link;
let isAway = false;

beforeAll(async () => {
  workshop = await Workshop.open();
  road = await Link.open({
    targets: () => (isAway ? [] : workshop.installation.instances.map(({ port }) => ({ port }))),
  });
});

afterAll(async () => {
  await road.close();
  await workshop.close();
});

afterEach(() => workshop.dismiss());

/** A worker that has never read a config, and cannot. */
async function hireBlind(variables: Record<string, string> = {}) {
  isAway = true;
  return workshop.hire({ MODELBOARD_URL: `http://127.0.0.1:${road.port}`, ...variables });
}

test('wait, which is the default: the job goes on as soon as its config can be read', async () => {
  await hireBlind();
  const id = await workshop.order();
  await sleep(3000);
  expect(await workshop.job(id)).toMatchObject({ outputs: [], error: null, config_source: null });
  expect(await workshop.predictionsOf(id)).toEqual([]);
  isAway = false;
  const job = await workshop.expectDone(id);
  expect(job.config_source).not.toBe('defaults');
});

test('fail: the job ends, and says why', async () => {
  await hireBlind({ MODELBOARD_ON_CONFIG_ERROR: 'fail' });
  const id = await workshop.order();
  const job = await workshop.reach(id, 'succeeded', 'failed');
  expect(job).toMatchObject({ status: 'failed', error: { class: 'config_unavailable' } });
  expect(await workshop.predictionsOf(id)).toEqual([]);
});

test('defaults: the job is done with those of the code, and says so', async () => {
  await hireBlind({ MODELBOARD_ON_CONFIG_ERROR: 'defaults' });
  const job = await workshop.expectDone(await workshop.order());
  expect(job.config_source).toBe('defaults');
  expect(job.warnings.map(({ message }) => message).join()).toMatch(/defaults/);
});
