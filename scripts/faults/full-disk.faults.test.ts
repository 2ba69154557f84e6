import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { Installation } from './support/installation';

let installation: Installation;

beforeAll(async () => {
  installation = await Installation.open(1, () => ({ MODELBOARD_INSIDE_WORKER: 'off' }));
});

afterAll(() => installation.close());

const CONFIG = '/api/v1/admin/models/qwen/config';

/** A job that needs new pages on the disk: PostgreSQL cannot make its prompt smaller. */
const order = () =>
  installation.call('POST', '/api/v1/jobs', {
    image: 'https://example.com/room.png',
    prompt: randomBytes(6000).toString('base64'),
  });

/** Fills the disk. If this user may not mount a small one, PostgreSQL raises the same error. */
async function fill(): Promise<() => Promise<void>> {
  const free = await installation.postgres.fillDisk();
  if (free) return free;
  const sql = installation.postgres.connect();
  await sql.unsafe(`
    create function full_disk() returns trigger language plpgsql as $$
      begin raise exception 'could not extend file: No space left on device' using errcode = '53100'; end $$;
    create trigger full_disk before insert on jobs execute function full_disk();
    create trigger full_disk before insert on audit_events execute function full_disk()`);
  await sql.end();
  return async () => {
    const connection = installation.postgres.connect();
    await connection.unsafe('drop function full_disk cascade');
    await connection.end();
  };
}

async function counts(): Promise<Record<string, number>> {
  const sql = installation.postgres.connect();
  const [row] = await sql<Record<string, number>[]>`
    select (select count(*)::int from jobs) as jobs,
      (select count(*)::int from graphile_worker.jobs) as queued,
      (select count(*)::int from config_revisions) as revisions,
      (select count(*)::int from audit_events where action = 'config.update') as audited`;
  await sql.end();
  return row ?? {};
}

test('on a full disk, writes fail with storage_full and leave nothing half-written, reads continue, and everything works again once there is room', async () => {
  await installation.change('PATCH', CONFIG, { set: { seed: 1 }, note: 'before' });
  const before = await counts();
  const free = await fill();

  let stored = 0;
  let refused = await order();
  // Pages that are half empty take some.
  for (; refused.status === 202 && stored < 500; refused = await order()) stored += 1;
  expect(refused).toMatchObject({ status: 507, body: { code: 'storage_full' } });
  const notes = Array.from({ length: 60 }, (_, seed) =>
    installation.call('PATCH', CONFIG, {
      set: { seed: seed + 2 },
      note: randomBytes(700).toString('hex').slice(0, 500),
    }),
  );
  const saves = (await Promise.all(notes)).map(({ status }) => status);
  for (const status of saves) expect([200, 507]).toContain(status);
  const saved = saves.filter((status) => status === 200).length;

  expect(await counts()).toEqual({
    jobs: (before.jobs ?? 0) + stored,
    queued: (before.queued ?? 0) + stored,
    revisions: (before.revisions ?? 0) + saved,
    audited: (before.audited ?? 0) + saved,
  });
  for (const path of [CONFIG, '/api/v1/runtime/config', '/api/v1/jobs', '/api/health/ready'])
    expect((await installation.call('GET', path)).status, path).toBe(200);
  expect((await installation.call('GET', '/api/health/ready')).body).toMatchObject({
    alarms: [{ code: 'storage_full', source: 'storage' }],
  });
  const log = installation.instances[0]?.log ?? '';
  expect(log).toContain('"message":"the disk is full"');

  await free();
  expect((await order()).status).toBe(202);
  await installation.change('PATCH', CONFIG, { set: { seed: 99 } });
  // The first pages that are free may be the last ones: the alarm ends with a write ten seconds later.
  await vi.waitFor(
    async () => {
      await installation.change('PATCH', CONFIG, { set: { seed: 98 } });
      expect((await installation.call('GET', '/api/health/ready')).body).toMatchObject({ alarms: [] });
    },
    { timeout: 30_000, interval: 2_000 },
  );
  expect(await counts()).toMatchObject({ jobs: (before.jobs ?? 0) + stored + 1 });
});
