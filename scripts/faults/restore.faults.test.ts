import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { MODEL } from './support/busy-worker';
import { Crew } from './support/crew';
import { Installation } from './support/installation';

let installation: Installation;
let crew: Crew;

beforeAll(async () => {
  installation = await Installation.open(2);
});

afterAll(() => installation.close());

beforeEach(async () => {
  crew = await Crew.hire(installation);
});

afterEach(() => crew.dismiss());

const ready = () => installation.call('GET', '/api/health/ready');

/** Goes back to an earlier copy under running workers; some of what they have read is then in no database any more. */
async function restoreUnderWork(): Promise<void> {
  await crew.save();
  await crew.expectCurrent();
  const restore = await installation.postgres.backUp();
  await expect.poll(async () => (await ready()).status, { timeout: 10_000 }).toBe(200);
  for (let count = 0; count < 3; count += 1) await crew.save();
  await crew.expectCurrent();
  await restore();
  await expect.poll(async () => (await ready()).status, { timeout: 10_000 }).toBe(200);
}

const revisions = () => crew.workers.map(({ client }) => client.config(MODEL)?.configRevision);

/** Nobody goes back by itself; the alarm tells the operator, who adopts the database. */
async function expectAlarmThenAdopt(): Promise<void> {
  const before = revisions();
  await expect.poll(async () => (await ready()).body.alarms, { timeout: 15_000 }).not.toEqual([]);
  await sleep(2000);
  expect(revisions()).toEqual(before);
  const { database_id } = await installation.change('GET', '/api/v1/admin/installation');
  await installation.change('POST', '/api/v1/admin/installation/adopt', { database_id });
  await crew.expectCurrent();
  await crew.save();
  await crew.expectCurrent();
  await expect.poll(async () => (await ready()).body.alarms, { timeout: 15_000 }).toEqual([]);
  crew.expectNoFault();
}

test('a database is restored from an earlier copy under running instances, and adopted', async () => {
  await restoreUnderWork();
  await expectAlarmThenAdopt();
});

test('instances that were started after the restore hear of it from their workers', async () => {
  await restoreUnderWork();
  await Promise.all(installation.instances.map((instance) => instance.kill()));
  await Promise.all(installation.instances.map((instance) => instance.startAgain()));
  await expectAlarmThenAdopt();
});
