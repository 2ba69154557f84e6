import { createHash } from 'node:crypto';
import { mkdtemp, rm, utimes } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { contextOf, startForTest, tokenContext } from '@/lib/domain/fixtures/start-for-test';
import { createJob } from '@/lib/domain/jobs/server';
import { type Context, systemContext } from '@/lib/platform/context';
import { uploadEnv } from '@/lib/platform/env';
import { pictureUrl } from '@/lib/providers/fixtures/pictures';
import { createImage, deleteUnusedImages, imageStore } from '.';

const DAYS = 30;

let database: TestDatabase;
let folder: string;
let ctx: Context;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'uploads-'));
  database = await createTestDatabase();
  await startForTest(database);
  ctx = contextOf(database.db, 'editor');
});

afterAll(async () => {
  await database.drop();
  await rm(folder, { recursive: true });
});

beforeEach(async () => {
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  vi.stubEnv('MODELBOARD_DATA_DIR', folder);
  vi.stubEnv('MODELBOARD_UPLOAD_LIMIT_GB', '0.0001');
  await database.sql`delete from uploads`;
});

const dataUrl = (size: number) => pictureUrl('image/png', { size });
const bytes = (size: number) => Buffer.from(dataUrl(size).split(',')[1] ?? '', 'base64');
const upload = (size: number, by = ctx) => createImage({ ctx: by, input: { bytes: bytes(size) } });
const full = { code: 'storage_full', message: expect.stringContaining('MODELBOARD_UPLOAD_LIMIT_GB') };

describe('all uploads together', () => {
  it('stay below the limit, and the same image again is no more', async () => {
    expect(uploadEnv().MODELBOARD_UPLOAD_LIMIT_GB, 'that is 100,000 bytes').toBe(0.0001);
    await upload(60_000);
    await upload(60_000);
    await expect(upload(40_001)).rejects.toMatchObject(full);
    await upload(40_000);
  });

  it('stay below it with many at once', async () => {
    const sizes = Array.from({ length: 8 }, (_, index) => 30_000 + index);
    const outcomes = await Promise.allSettled(sizes.map((size) => upload(size)));
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(3);
  });

  it('count images sent with a job, but not data that is no image', async () => {
    await expect(createImage({ ctx, input: { bytes: Buffer.alloc(90_000) } })).rejects.toMatchObject({
      code: 'invalid',
    });
    await createJob({ ctx, input: { image: dataUrl(60_000), prompt: 'A lamp' } });
    await expect(upload(60_001)).rejects.toMatchObject(full);
    const job = createJob({ ctx, input: { image: dataUrl(60_001), prompt: 'A lamp' } });
    await expect(job).rejects.toMatchObject(full);
  });
});

describe('an upload that is as old as unused ones may be', () => {
  const clean = () => deleteUnusedImages({ ctx: systemContext(database.db), input: { days: DAYS } });

  /** Makes rows and file as old as that. */
  async function age(id: string, days: number): Promise<void> {
    await database.sql`
      update uploads set uploaded_at = clock_timestamp() - make_interval(days => ${days}) where image_id = ${id}`;
    const time = Date.now() / 1000 - days * 24 * 3600;
    await utimes(join(folder, 'images', id.slice(0, 2), id), time, time);
  }
  const isThere = async (id: string) => (await imageStore().get(id)) !== null;

  it('is deleted, a younger one is not', async () => {
    const [old, young] = [await upload(2001), await upload(2002)];
    await age(old.id, DAYS + 1);
    await age(young.id, DAYS - 1);
    expect(await clean()).toBe(1);
    expect([await isThere(old.id), await isThere(young.id)]).toEqual([false, true]);
    expect(await clean()).toBe(0);
    await upload(2001);
    expect(await isThere(old.id)).toBe(true);
  });

  it('stays if a job names it, by its path or by a whole URL among the inputs', async () => {
    const [byPath, byUrl] = [await upload(2003), await upload(2004)];
    await createJob({ ctx, input: { image: byPath.url, prompt: 'A lamp' } });
    const inputs = { image: `http://localhost:3000${byUrl.url}` };
    await createJob({ ctx, input: { inputs, model: 'qwen', prompt: 'A lamp' } });
    for (const { id } of [byPath, byUrl]) await age(id, 400);
    expect(await clean()).toBe(0);
    expect([await isThere(byPath.id), await isThere(byUrl.id)]).toEqual([true, true]);
  });

  it('stays if a job made the same image, or has a copy of it', async () => {
    const [made, copied] = [await upload(2005), await upload(2006)];
    const job = await createJob({ ctx, input: { image: 'https://example.com/a.png' } });
    await database.sql`update jobs set
      outputs = ${database.sql.json([{ id: made.id, contentType: 'image/png' }])},
      images = ${database.sql.json([{ path: '/image', id: copied.id, contentType: 'image/png' }])}
      where id = ${job.id}`;
    for (const { id } of [made, copied]) await age(id, 400);
    expect(await clean()).toBe(0);
    expect([await isThere(made.id), await isThere(copied.id)]).toEqual([true, true]);
  });

  it('stays if somebody else uploaded it since, or a worker stored it within the hour', async () => {
    const { id } = await upload(2007);
    await age(id, 400);
    await upload(2007, tokenContext(database.db, ['jobs:write']));
    expect(await clean()).toBe(0);
    await age(id, 400);
    await imageStore().put(bytes(2007));
    expect(await clean()).toBe(0);
    expect(
      createHash('sha256')
        .update((await imageStore().get(id))?.bytes ?? '')
        .digest('hex'),
    ).toBe(id);
    await age(id, 400);
    expect(await clean()).toBe(1);
  });
});
