import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
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

/** A whole answer from each instance, past the address. */
const read = (path: string) =>
  Promise.all(
    installation.instances.map(({ url }) =>
      fetch(url + path, { headers: { authorization: `Bearer ${installation.token}` } }),
    ),
  );

test('the database stops: workers read on, instances serve the last snapshot, and all catch up when it is back', async () => {
  await crew.save();
  await crew.expectCurrent();
  await installation.postgres.stop();
  await sleep(3000);
  for (const answer of await read('/api/v1/runtime/config')) {
    expect(answer.status).toBe(200);
    expect(Number(answer.headers.get('modelboard-stale'))).toBeGreaterThan(0);
  }
  // Nothing is lost either for a worker that comes meanwhile.
  const late = await crew.start('late');
  await late.client.ready();
  await installation.postgres.start();
  await expect
    .poll(async () => (await installation.call('GET', '/api/health/ready')).status, { timeout: 10_000 })
    .toBe(200);
  await crew.save();
  await crew.expectCurrent();
  for (const answer of await read('/api/v1/runtime/config')) {
    expect(answer.headers.get('modelboard-stale')).toBeNull();
  }
  crew.expectNoFault();
});

test('the database is killed in the midst of saves: none is half there, and all catch up', async () => {
  const saves = (async () => {
    for (let count = 0; count < 40; count += 1) await crew.save().catch(() => {});
  })();
  await sleep(200);
  await installation.postgres.kill();
  await installation.postgres.start();
  await saves;
  await crew.save();
  await crew.expectCurrent();
  crew.expectNoFault();
});

test('the network to the database forgets its connections in silence: instances dial anew', async () => {
  await crew.save();
  await crew.expectCurrent();
  installation.databaseLink.forget();
  await crew.saveAtLast();
  await crew.expectCurrent();
  crew.expectNoFault();
});

test('the network to the database passes nothing on for a while: all catch up when it does again', async () => {
  await crew.save();
  await crew.expectCurrent();
  installation.databaseLink.hold();
  await sleep(8000);
  installation.databaseLink.release();
  await crew.saveAtLast();
  await crew.expectCurrent();
  crew.expectNoFault();
});

test('every notification is lost: instances find changes by looking', async () => {
  installation.notifications.areLost = true;
  try {
    for (let count = 0; count < 3; count += 1) {
      await crew.save();
      await crew.expectCurrent();
    }
  } finally {
    installation.notifications.areLost = false;
  }
  crew.expectNoFault();
});
