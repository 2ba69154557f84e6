import { afterAll, beforeAll, expect, it } from 'vitest';
import { OwnPostgres } from '@/e2e/support/own-postgres';
import { patchConfig } from '@/lib/domain/config/server';
import { contextOf, startForTest } from '@/lib/domain/fixtures/start-for-test';
import { runtimeConfigPath, runtimeSnapshotPath } from '@/lib/domain/runtime/paths';
import { connect } from '@/lib/platform/db/client';
import { migrateDatabase } from '@/lib/platform/db/migrate';
import { type StartedDelivery, startDelivery } from './fixtures/started-delivery';

const ALL = [runtimeConfigPath, runtimeSnapshotPath, `${runtimeConfigPath}?model=seedream-4`];

let postgres: OwnPostgres;
let one: StartedDelivery;

beforeAll(async () => {
  postgres = await OwnPostgres.make();
  await migrateDatabase(postgres.url);
  await withDatabase(startForTest);
  one = await startDelivery(postgres.url);
});

afterAll(async () => {
  await one.delivery.stop();
  await postgres.remove();
});

async function withDatabase<T>(
  work: (database: Pick<ReturnType<typeof connect>, 'db'>) => Promise<T>,
): Promise<T> {
  const { db, close } = connect(postgres.url);
  return work({ db }).finally(close);
}

const save = (quality: number) =>
  withDatabase(({ db }) => {
    const input = { modelId: 'qwen', ifMatch: '*', set: { output_quality: quality } };
    return patchConfig({ ctx: contextOf(db, 'editor'), input });
  });

const stale = () => one.get().headers['modelboard-stale'];
const current = (quality: number) =>
  expect
    .poll(() => [stale(), one.read().config.output_quality], { timeout: 20_000 })
    .toEqual([undefined, quality]);

it('serves what it has while the database is stopped, says so, and is current again afterwards', async () => {
  const before = ALL.map((path) => one.get(path));
  await postgres.stop();
  await expect.poll(stale, { timeout: 20_000 }).toBeDefined();
  for (const [index, path] of ALL.entries()) {
    const { headers, body } = one.get(path);
    const { 'modelboard-stale': seconds, ...rest } = headers;
    expect(Number(seconds)).toBeGreaterThanOrEqual(0);
    // One that was not asked for before is built now.
    expect({ status: 200, headers: rest, body }).toEqual(before[index]);
    const unchanged = one.get(path, { 'if-none-match': headers.etag ?? '' });
    expect([unchanged.status, unchanged.headers['modelboard-stale'] !== undefined]).toEqual([304, true]);
  }
  await expect.poll(() => Number(stale()), { timeout: 20_000 }).toBeGreaterThan(1);
  await postgres.start();
  await save(21);
  await current(21);
  expect(one.delivery.retained).toBeNull();
});

it('notices a database that says nothing any more', async () => {
  const wake = await postgres.freeze();
  await expect.poll(stale, { timeout: 20_000 }).toBeDefined();
  expect(one.get().status).toBe(200);
  wake();
  await save(22);
  await current(22);
});

it('is 503 with Retry-After before anything was read, and begins by itself', async () => {
  await postgres.stop();
  const late = await startDelivery(postgres.url);
  const { status, headers, body } = late.get();
  expect(status).toBe(503);
  expect(headers).toMatchObject({ 'retry-after': '2', 'content-type': 'application/problem+json' });
  expect(JSON.parse(String(body))).toMatchObject({ status: 503, code: 'unavailable' });
  expect(late.delivery.find('qwen')).toMatchObject({ code: 'unavailable' });
  expect(late.delivery.present).toBeNull();
  await postgres.start();
  await expect.poll(() => late.get().status, { timeout: 20_000 }).toBe(200);
  expect(late.delivery.find('qwen')).toMatchObject({ modelId: 'qwen/qwen-image-edit' });
  expect(late.delivery.present).toEqual(one.delivery.present);
  await late.delivery.stop();
});
