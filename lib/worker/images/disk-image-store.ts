import { createHash } from 'node:crypto';
import { mkdir, open, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { ImageStore } from '../ports';
import { imageTypeOf } from './image-type';
import { removeUnfinished, unfinishedName } from './unfinished';
import { UnusableImageError } from './unusable-image-error';

const MIB = 1024 * 1024;
/** In milliseconds. A more recent image may be about to be recorded as used. */
const UNTOUCHED = 60 * 60_000;
const ID = /^[0-9a-f]{64}$/;

/**
 * Pictures as files below a folder, each named by its SHA-256. A file appears whole or not at all, also when the process is
 * killed, and is the user's alone. Any number of processes may share the folder.
 *
 * @param maxBytes of one picture; 20 MiB unless given, which is more than any built-in model makes
 */
export function createDiskImageStore(folder: string, { maxBytes = 20 * MIB } = {}): ImageStore {
  // 256 folders: some file systems slow down with many files in one.
  const pathOf = (id: string) => join(folder, id.slice(0, 2), id);
  return {
    async put(bytes) {
      const contentType = imageTypeOf(bytes);
      if (contentType === null)
        throw new UnusableImageError(
          'This is no picture that can be kept: it must be PNG, JPEG, WebP or GIF.',
        );
      if (bytes.length > maxBytes)
        throw new UnusableImageError(`The picture has more than ${maxBytes / MIB} MiB.`);
      const id = createHash('sha256').update(bytes).digest('hex');
      await write(pathOf(id), bytes);
      return { id, contentType, size: bytes.length };
    },
    async get(id) {
      const bytes = ID.test(id) ? await readFile(pathOf(id)).catch(nullIfMissing) : null;
      const contentType = bytes && imageTypeOf(bytes);
      return bytes && contentType ? { bytes, contentType } : null;
    },
    async remove(id) {
      return !ID.test(id) || removeOld(pathOf(id));
    },
    tidy: () => removeUnfinished(folder),
  };
}

/**
 * Under another name first: what is seen under its own name is complete, and on the disk. The comments tell Next's build
 * that these files are no part of it.
 */
async function write(path: string, bytes: Uint8Array): Promise<void> {
  if (await renewed(path, bytes.length)) return;
  const folder = dirname(path);
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const unfinished = join(/* turbopackIgnore: true */ folder, unfinishedName());
  try {
    const file = await open(/* turbopackIgnore: true */ unfinished, 'wx', 0o600);
    try {
      await file.writeFile(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
  } catch (error) {
    await rm(unfinished, { force: true });
    throw error;
  }
  await syncFolder(folder);
}

/** Whether the file is there, whole. It is young again then, so that nobody deletes it who found it unused before. */
async function renewed(path: string, size: number): Promise<boolean> {
  const present = await stat(path).catch(nullIfMissing);
  if (present?.size !== size) return false;
  const now = Date.now() / 1000;
  return (await utimes(path, now, now).catch(nullIfMissing)) !== null;
}

/** Out of the way first: who stores the same image meanwhile either made it young before, or writes it anew. */
async function removeOld(path: string): Promise<boolean> {
  const aside = join(/* turbopackIgnore: true */ dirname(path), unfinishedName());
  if ((await rename(path, aside).catch(nullIfMissing)) === null) return true;
  const { mtimeMs } = await stat(aside);
  const isOld = Date.now() - mtimeMs > UNTOUCHED;
  if (isOld) await rm(aside);
  else await rename(aside, path);
  return isOld;
}

/** The name of a file is on the disk when its folder is. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function nullIfMissing(error: NodeJS.ErrnoException): null {
  if (error.code === 'ENOENT') return null;
  throw error;
}
