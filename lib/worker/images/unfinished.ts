import { randomUUID } from 'node:crypto';
import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** In milliseconds. A picture is written within seconds, and every part of it makes its file young again. */
const OLD = 60 * 60_000;

const UNFINISHED = /^\.[0-9a-f-]{36}$/;

/** A name for a file that is being written. */
export const unfinishedName = () => `.${randomUUID()}`;

/** Removes files below a folder of pictures that were being written, and have not grown for an hour. */
export async function removeUnfinished(folder: string): Promise<void> {
  for (const part of await namesIn(folder)) {
    const names = (await namesIn(join(folder, part))).filter((name) => UNFINISHED.test(name));
    for (const name of names) await removeOld(join(/* turbopackIgnore: true */ folder, part, name));
  }
}

async function removeOld(path: string): Promise<void> {
  try {
    const { mtimeMs } = await stat(path);
    if (Date.now() - mtimeMs > OLD) await rm(path);
  } catch (error) {
    // Its writer has finished it meanwhile, or another process tidies, too.
    if (!isGone(error)) throw error;
  }
}

/** None where it is no folder. */
async function namesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(/* turbopackIgnore: true */ folder);
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

function isGone(error: unknown): boolean {
  return error instanceof Error && 'code' in error && ['ENOENT', 'ENOTDIR'].includes(String(error.code));
}
