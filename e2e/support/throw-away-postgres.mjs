import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startEmbedded } from '../../scripts/postgres/embedded.mjs';

/**
 * An embedded PostgreSQL that keeps nothing: no fsync, a directory of its own, gone when it stops.
 *
 * @returns {Promise<{ url: string, stop(): Promise<void> }>}
 */
export async function startThrowAwayPostgres() {
  const dataDir = await mkdtemp(join(tmpdir(), 'modelboard-test-'));
  const server = await startEmbedded({ dataDir, durable: false, createDatabases: true });
  return {
    url: server.url,
    async stop() {
      await server.stop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
