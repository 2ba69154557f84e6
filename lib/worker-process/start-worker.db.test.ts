import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, vi } from 'vitest';
import { createTestDatabase } from '@/e2e/support/test-database';
import { closeDatabase } from '@/lib/platform/db/client';
import { deliveredConfig } from './delivered-config';
import { startWorker } from './start-worker';

it('a worker removes what one has left that was killed while it kept a picture', async () => {
  const database = await createTestDatabase();
  const folder = await mkdtemp(join(tmpdir(), 'modelboard-'));
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('MODELBOARD_DATA_DIR', folder);
  const pictures = join(folder, 'images', 'ab');
  const left = join(pictures, `.${crypto.randomUUID()}`);
  await mkdir(pictures, { recursive: true });
  await writeFile(left, 'half a picture');
  await utimes(left, 0, 0);

  const worker = await startWorker({ config: deliveredConfig });
  await worker.stop();
  expect(await readdir(pictures)).toEqual([]);

  await closeDatabase();
  await database.drop();
  await rm(folder, { recursive: true });
});
