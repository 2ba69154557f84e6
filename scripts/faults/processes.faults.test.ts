import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';
import { MODEL } from './support/busy-worker';
import { Crew } from './support/crew';
import { Installation } from './support/installation';
import type { Instance } from './support/instance';

let installation: Installation;
let first: Instance;
let crew: Crew;

beforeAll(async () => {
  installation = await Installation.open(2);
  first = installation.instances[0] as Instance;
});

afterAll(() => installation.close());

beforeEach(async () => {
  crew = await Crew.hire(installation);
});

afterEach(() => crew.dismiss());

test('the whole product is killed and started again under twenty workers', async () => {
  await crew.save();
  await crew.expectCurrent();
  await Promise.all(installation.instances.map((instance) => instance.kill()));
  // A worker that is started meanwhile lives on the cache file of its former life.
  const { client } = await crew.start('worker-0');
  await client.ready();
  expect(client.config(MODEL)?.source).toBe('disk');
  await sleep(5000);
  await Promise.all(installation.instances.map((instance) => instance.startAgain()));
  await crew.save();
  await crew.expectCurrent();
  crew.expectNoFault();
});

test('one of two instances is killed under load: saves and reads go on over the other', async () => {
  let saved = 0;
  let isOver = false;
  const saving = (async () => {
    while (!isOver) {
      await crew.save();
      saved += 1;
      await sleep(20);
    }
  })();
  await sleep(1000);
  await first.kill();
  const before = saved;
  await sleep(3000);
  expect(saved).toBeGreaterThan(before);
  await first.startAgain();
  await sleep(1000);
  isOver = true;
  await saving;
  await crew.expectCurrent();
  crew.expectNoFault();
});

test('an instance that is stopped sends its streams elsewhere, and nothing between is lost', async () => {
  for (const instance of installation.instances) {
    await instance.stop();
    await crew.save();
    await crew.expectCurrent();
    await instance.startAgain();
    await crew.save();
    await crew.expectCurrent();
  }
  crew.expectNoFault();
});

test('a token is revoked and replaced: workers keep what they have, say so, and go on with the new one', async () => {
  const make = async () => {
    const made = await installation.change('POST', '/api/v1/admin/tokens', {
      name: 'workers',
      scopes: ['runtime:read'],
    });
    return { id: String(made.id), token: String(made.token) };
  };
  const old = await make();
  crew.token = old.token;
  await crew.startAgain();
  await installation.change('DELETE', `/api/v1/admin/tokens/${old.id}`);
  await crew.save();
  await sleep(3000);
  for (const { client } of crew.workers) expect(client.config(MODEL)).toBeDefined();
  crew.token = (await make()).token;
  await crew.expectCurrent();
  crew.expectNoFault();
});
