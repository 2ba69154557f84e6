import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { pictureUrl } from '@/lib/providers/fixtures/pictures';
import { type ImageStore, ProviderError } from '../ports';
import { createReplicateClient } from '../replicate';
import { scriptedProvider } from '../replicate/fixtures/scripted-provider';
import { createDiskImageStore, imageForProvider, imageIdOf } from './index';

const LARGE = 256 * 1024 + 1;
const kept = 'https://api.replicate.com/v1/files/f';

let folder: string;
let store: ImageStore;
let provider: Awaited<ReturnType<typeof scriptedProvider>>;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'images-'));
  store = createDiskImageStore(folder);
  provider = await scriptedProvider({ status: 201, json: { urls: { get: kept } } });
});
afterAll(async () => {
  await provider.close();
  await rm(folder, { recursive: true });
});

const sent = (image: string) =>
  imageForProvider(image, {
    store,
    client: createReplicateClient({ token: 'key', baseUrl: provider.baseUrl }),
  });

const stored = async (url: string) => (await store.put(Buffer.from(url.split(',')[1] ?? '', 'base64'))).id;
const small = pictureUrl('image/png', { size: LARGE - 1 });
const large = pictureUrl('image/webp', { size: LARGE });

it('an https address goes as it is, also one that only looks like ours', async () => {
  const other = `https://example.com/api/v1/images/${'a'.repeat(64)}`;
  for (const image of ['https://example.com/room.jpg', other]) expect(await sent(image)).toBe(image);
  expect(provider.asked).toEqual([]);
});

it('a small picture goes along, under the type of its bytes', async () => {
  expect(await sent(small)).toBe(small);
  expect(await sent(small.replace('image/png', 'image/jpeg'))).toBe(small);
  expect(await sent(`/api/v1/images/${await stored(small)}`)).toBe(small);
  expect(provider.asked).toEqual([]);
});

it('a larger one is uploaded', async () => {
  const id = await stored(large);
  for (const image of [large, `/api/v1/images/${id}`, `https://models.example.com/api/v1/images/${id}`])
    expect(await sent(image)).toBe(kept);
  expect(provider.asked.map(({ url }) => url)).toEqual(Array(3).fill('/v1/files'));
  expect(provider.asked[0]?.body).toContain('filename="picture.webp"');
});

it('one of ours that is gone is refused', async () => {
  const error = await sent(`/api/v1/images/${'a'.repeat(64)}`).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(ProviderError);
  expect(error).toMatchObject({ errorClass: 'refused_input' });
});

it('what is no picture is left to whoever checks the input', async () => {
  for (const odd of ['', 'data:text/plain;base64,aGk=', 'data:,x', '/elsewhere'])
    expect(await sent(odd)).toBe(odd);
});

it('the address of a picture of ours says its id', () => {
  const id = 'b'.repeat(64);
  expect(imageIdOf(`/api/v1/images/${id}`)).toBe(id);
  expect(imageIdOf(`https://models.example.com/api/v1/images/${id}`)).toBe(id);
  for (const other of [`/api/v1/images/${id}?x`, `/x/api/v1/images/${id}`, '/api/v1/images/b', id])
    expect(imageIdOf(other)).toBeNull();
});
