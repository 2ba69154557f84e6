import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Kept } from './kept';
import { readJson, readSnapshot, ShapeError } from './read-snapshot';

const FORMAT = 'modelboard-snapshot-1';

/**
 * Reads what was kept of this server.
 *
 * @returns null where there is no file yet
 * @throws ShapeError or the system's error, where the file is damaged, foreign or unreadable
 */
export function readKept(file: string, url: string): Kept | null {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
  const value = readJson(text) as Record<string, unknown> | null;
  if (value?.format !== FORMAT) throw new ShapeError('it is not a file that this SDK wrote');
  if (value.url !== url) throw new ShapeError(`it was kept from ${value.url}, and the server is ${url}`);
  const snapshot = readSnapshot(value.snapshot);
  const { etag, revision, confirmed_at } = value;
  const confirmedAt = Date.parse(String(confirmed_at));
  if (
    (etag !== null && typeof etag !== 'string') ||
    !Number.isSafeInteger(revision) ||
    Number.isNaN(confirmedAt)
  )
    throw new ShapeError('its head is damaged');
  return { snapshot, etag, revision: Math.max(Number(revision), snapshot.revision), confirmedAt };
}

/** Writes it whole or not at all, readable for this user only: a new file, forced to the disk, takes the place of the old. */
async function writeKept(file: string, url: string, kept: Kept): Promise<void> {
  const { snapshot, etag, revision, confirmedAt } = kept;
  const confirmed_at = new Date(confirmedAt).toISOString();
  const text = JSON.stringify({ format: FORMAT, url, confirmed_at, etag, revision, snapshot });
  const beside = `${file}.${randomBytes(6).toString('hex')}.tmp`;
  await mkdir(dirname(file), { recursive: true, mode: 0o700 });
  try {
    const handle = await open(beside, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(beside, file);
  } catch (error) {
    await rm(beside, { force: true });
    throw error;
  }
}

/** Writes one after the other; of several that wait, only the last. */
export function createWriter(file: string, url: string, onResult: (error: unknown) => void) {
  let waiting: Kept | undefined;
  let running: Promise<void> | undefined;

  async function run(): Promise<void> {
    while (waiting) {
      const next = waiting;
      waiting = undefined;
      await writeKept(file, url, next).then(() => onResult(null), onResult);
    }
    running = undefined;
  }

  return {
    write(kept: Kept): void {
      waiting = kept;
      running ??= run();
    },
    /** Resolves when all is written. */
    idle: async (): Promise<void> => running,
  };
}
