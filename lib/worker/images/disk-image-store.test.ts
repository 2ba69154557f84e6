import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type PictureType, pictureTypes, pictureUrl } from '@/lib/providers/fixtures/pictures';
import { createDiskImageStore, UnusableImageError } from './index';
import { unfinishedName } from './unfinished';

const picture = (type: PictureType, size?: number) =>
  Buffer.from(pictureUrl(type, size === undefined ? {} : { size }).split(',')[1] ?? '', 'base64');

let base: string;
beforeAll(async () => {
  base = await mkdtemp(join(tmpdir(), 'images-'));
});
afterAll(() => rm(base, { recursive: true }));

/** A store in a folder that is not there yet. */
const fresh = (name: string, options = {}) => {
  const folder = join(base, name, 'images');
  return { folder, store: createDiskImageStore(folder, options) };
};

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => join(entry.parentPath, entry.name));
}

describe('a picture', () => {
  it.each(pictureTypes)('is kept under its hash and its real type: %s', async (type) => {
    const { store } = fresh('types');
    const bytes = picture(type);
    const id = createHash('sha256').update(bytes).digest('hex');
    expect(await store.put(bytes)).toEqual({ id, contentType: type, size: bytes.length });
    expect(await store.get(id)).toEqual({ bytes, contentType: type });
  });

  it('that comes twice, or from many at once, is one file and the user’s alone', async () => {
    const { folder, store } = fresh('twice');
    const bytes = picture('image/png', 100_000);
    const stored = await Promise.all(Array.from({ length: 20 }, () => store.put(bytes)));
    expect(new Set(stored.map(({ id }) => id)).size).toBe(1);
    await createDiskImageStore(folder).put(bytes);
    const files = await filesBelow(folder);
    expect(files).toHaveLength(1);
    expect(await readFile(files[0] ?? '')).toEqual(bytes);
    expect((await stat(files[0] ?? '')).mode & 0o777).toBe(0o600);
    expect((await stat(folder)).mode & 0o777).toBe(0o700);
  });

  it('is seen by every process that shares the folder', async () => {
    const { folder, store } = fresh('shared');
    const { id } = await store.put(picture('image/gif'));
    expect(await createDiskImageStore(folder).get(id)).toMatchObject({ contentType: 'image/gif' });
  });
});

describe('an image that nobody needs', () => {
  const age = async (folder: string, id: string, minutes: number) => {
    const time = Date.now() / 1000 - minutes * 60;
    await utimes(join(folder, id.slice(0, 2), id), time, time);
  };

  it('is deleted, and is as if it never was', async () => {
    const { folder, store } = fresh('removed');
    const bytes = picture('image/png', 3000);
    const { id } = await store.put(bytes);
    await age(folder, id, 61);
    expect(await store.remove(id)).toBe(true);
    expect([await store.get(id), await filesBelow(folder)]).toEqual([null, []]);
    expect(await store.remove(id), 'twice').toBe(true);
    await store.put(bytes);
    expect((await store.get(id))?.bytes).toEqual(bytes);
  });

  it('stays if somebody stored it again within the hour', async () => {
    const { folder, store } = fresh('again');
    const bytes = picture('image/png', 3000);
    const { id } = await store.put(bytes);
    await age(folder, id, 61);
    await store.put(bytes);
    expect(await store.remove(id)).toBe(false);
    expect((await store.get(id))?.bytes).toEqual(bytes);
  });
});

describe('nothing is kept', () => {
  it.each([
    ['no picture', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a few bytes', Buffer.from([0x89])],
    ['nothing', Buffer.alloc(0)],
  ])('of %s', async (_, bytes) => {
    const { folder, store } = fresh('none');
    await expect(store.put(bytes)).rejects.toThrow(UnusableImageError);
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
  });

  it('of what is too large', async () => {
    const { store } = fresh('large', { maxBytes: 1024 * 1024 });
    expect((await store.put(picture('image/png', 1024 * 1024))).size).toBe(1024 * 1024);
    await expect(store.put(picture('image/png', 1024 * 1024 + 1))).rejects.toThrow('more than 1 MiB');
  });

  it('where the folder cannot be written, which is no fault of the picture', async () => {
    await writeFile(join(base, 'file'), '');
    const store = createDiskImageStore(join(base, 'file', 'images'));
    await expect(store.put(picture('image/png'))).rejects.toMatchObject({ code: 'ENOTDIR' });
  });
});

describe('nothing is given', () => {
  it.each(['', 'abc', '../../etc/passwd', 'A'.repeat(64), `${'a'.repeat(64)}/..`, 'a'.repeat(64)])(
    'for %j',
    async (id) => expect(await fresh('ids').store.get(id)).toBeNull(),
  );

  it('of a write that was cut off, and the next one completes it', async () => {
    const { folder, store } = fresh('cut');
    const bytes = picture('image/webp', 5000);
    const { id } = await store.put(bytes);
    const path = join(folder, id.slice(0, 2), id);
    await rm(path);
    await writeFile(join(folder, id.slice(0, 2), '.unfinished'), bytes.subarray(0, 100));
    expect(await store.get(id)).toBeNull();
    await store.put(bytes);
    expect((await store.get(id))?.bytes).toEqual(bytes);
  });
});

describe('what was left unfinished', () => {
  /** What a process leaves that is killed while it writes, so many minutes ago. */
  async function leave(folder: string, minutes: number): Promise<string> {
    const path = join(folder, 'ab', unfinishedName());
    await mkdir(join(folder, 'ab'), { recursive: true });
    await writeFile(path, picture('image/png').subarray(0, 100));
    const time = Date.now() / 1000 - minutes * 60;
    await utimes(path, time, time);
    return path;
  }

  it('is removed once it is old, and nothing else', async () => {
    const { folder, store } = fresh('tidy');
    const { id } = await store.put(picture('image/png'));
    const kept = join(folder, id.slice(0, 2), id);
    await utimes(kept, 0, 0);
    await writeFile(join(folder, 'a-file'), '');
    const [old, young] = [await leave(folder, 61), await leave(folder, 59)];
    expect(await filesBelow(folder)).toContain(old);
    await Promise.all([store.tidy(), createDiskImageStore(folder).tidy()]);
    expect((await filesBelow(folder)).sort()).toEqual([join(folder, 'a-file'), kept, young].sort());
  });

  it('is nothing where nothing was ever kept', async () => {
    const { folder, store } = fresh('never');
    await store.tidy();
    await expect(readdir(folder)).rejects.toThrow('ENOENT');
  });
});
