import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { expect } from 'vitest';
import { it } from '@/app/api/fixtures/test';
import type { Api } from '@/e2e/support/api';
import { type PictureType, pictureTypes, pictureUrl } from '@/lib/providers/fixtures/pictures';

const IMAGES = '/api/v1/images';
const MIB = 1024 * 1024;

const picture = (type: PictureType, size = 1000) =>
  Buffer.from(pictureUrl(type, { size }).split(',')[1] ?? '', 'base64');

const send = (api: Api, data: Buffer, type = 'image/png') =>
  api.post(IMAGES, { headers: { 'content-type': type }, data });

/** Requests with a token of these scopes, or with none. */
async function withScopes(api: Api, scopes: string[]) {
  const made = await api.post('/api/v1/admin/tokens', { data: { name: scopes.join(), scopes } });
  return { authorization: `Bearer ${(await made.json()).token}` };
}

for (const type of pictureTypes) {
  it(`a picture is kept as it is, and is there for ever: ${type}`, async ({ api }) => {
    const bytes = picture(type);
    const made = await send(api, bytes, type);
    expect(made.status(), await made.text()).toBe(201);
    const image = await made.json();
    expect(image).toEqual({
      id: expect.stringMatching(/^[0-9a-f]{64}$/),
      url: `${IMAGES}/${image.id}`,
      content_type: type,
      size: bytes.length,
    });
    const read = await api.get(image.url);
    expect(read.status()).toBe(200);
    expect(await read.body()).toEqual(bytes);
    expect(read.headers()).toMatchObject({
      'content-type': type,
      'cache-control': 'private, max-age=31536000, immutable',
      'content-security-policy': "default-src 'none'; frame-ancestors 'none'; sandbox",
      'x-content-type-options': 'nosniff',
      etag: `"${image.id}"`,
    });
    const head = await api.head(image.url);
    expect([head.status(), head.headers()['content-type'], (await head.body()).length]).toEqual([
      200,
      type,
      0,
    ]);
    const known = await api.get(image.url, { headers: { 'if-none-match': `"${image.id}"` } });
    expect([known.status(), (await known.body()).length]).toEqual([304, 0]);
  });
}

it('its type is that of its bytes, and the same picture again is the same', async ({ api }) => {
  const bytes = picture('image/webp', 2000);
  const first = await (await send(api, bytes, 'image/jpeg')).json();
  expect(first.content_type).toBe('image/webp');
  expect(await (await send(api, bytes, 'image/webp')).json()).toEqual(first);
});

it('it lies below the data directory, under its hash', async ({ api, product }) => {
  const { id } = await (await send(api, picture('image/gif', 3000))).json();
  expect(await readdir(join(product.dataDir, 'images'), { recursive: true })).toContain(
    join(id.slice(0, 2), id),
  );
});

it('who may not, gets nothing', async ({ api, as, product, signIn }) => {
  const { url } = await (await send(api, picture('image/png', 4000))).json();
  const stranger = as();
  const png = { 'content-type': 'image/png' };
  const post = async (headers: Record<string, string>) => {
    const answer = await stranger.post(IMAGES, {
      headers: { ...png, ...headers },
      data: picture('image/png'),
    });
    return [answer.status(), (await answer.json()).permission];
  };
  const get = async (headers: Record<string, string>) => (await stranger.get(url, { headers })).status();
  expect(await post({})).toEqual([401, undefined]);
  expect(await get({})).toBe(401);
  const reader = await withScopes(api, ['models:read']);
  expect(await post(reader)).toEqual([403, 'jobs:write']);
  expect(await get(reader)).toBe(200);
  const sender = await withScopes(api, ['jobs:write']);
  expect((await post(sender))[0]).toBe(201);
  expect(await get(sender), 'an image of somebody else').toBe(404);
  const other = await withScopes(api, ['runtime:read']);
  const refused = await stranger.get(url, { headers: other });
  expect([refused.status(), (await refused.json()).permission]).toEqual([403, 'jobs:write or models:read']);

  const viewer = await signIn('viewer');
  expect((await viewer.api.get(url)).status()).toBe(200);
  const own = { ...png, origin: product.origin };
  const sent = await viewer.api.post(IMAGES, { headers: own, data: picture('image/png') });
  expect(sent.status()).toBe(403);
});

it('what is no picture, none at all, or one that is not there', async ({ api }) => {
  expect((await send(api, picture('image/png'), 'image/svg+xml')).status()).toBe(415);
  expect((await send(api, picture('image/png'), 'application/json')).status()).toBe(415);
  expect((await send(api, Buffer.alloc(0))).status()).toBe(400);
  const refused = await send(api, Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'));
  expect(refused.status()).toBe(422);
  expect((await refused.json()).errors).toEqual([
    { path: '', code: 'picture', message: expect.stringContaining('PNG, JPEG, WebP or GIF'), in: 'body' },
  ]);
  for (const id of ['0'.repeat(64), 'none', '..%2f..%2fsecret']) {
    expect((await api.get(`${IMAGES}/${id}`)).status(), id).toBe(404);
  }
});

it('10 MiB is the most', async ({ api }) => {
  const largest = await send(api, picture('image/jpeg', 10 * MIB));
  expect(largest.status()).toBe(201);
  const { url, size } = await largest.json();
  expect(size).toBe(10 * MIB);
  expect((await (await api.get(url)).body()).equals(picture('image/jpeg', 10 * MIB))).toBe(true);
  const larger = await send(api, picture('image/jpeg', 10 * MIB + 1));
  expect(larger.status()).toBe(413);
  expect((await larger.json()).detail).toBe('The body is larger than 10 MiB.');
});
