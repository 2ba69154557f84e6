import { request as sendRaw } from 'node:http';
import { apiPolicy, securityHeaders } from '@/lib/platform/http/security-headers';
import { pictureUrl } from '@/lib/providers/fixtures/pictures';
import { expect, test } from './fixtures';

/* What only the whole server can prove of the API; all else is tested on the route handlers, in app/api. */

const MODELS = '/api/v1/admin/models';
const CONFIG = `${MODELS}/flux-kontext-pro/config`;
const IMAGES = '/api/v1/images';
const MIB = 1024 * 1024;

test('every answer carries the security headers; the API a policy that allows nothing, a page one with a nonce', async ({
  api,
}) => {
  for (const path of ['/api/health/live', CONFIG, '/api/v1/nowhere', '/api/auth/get-session'])
    expect((await api.get(path)).headers(), path).toMatchObject({
      ...securityHeaders,
      'content-security-policy': apiPolicy,
    });
  const page = (await api.get('/login')).headers();
  expect(page).toMatchObject(securityHeaders);
  expect(page['content-security-policy']).toMatch(/^default-src 'self'; script-src 'self' 'nonce-[\w+/=]+' /);
});

test('a request without a token is a 401', async ({ playwright, server }) => {
  const stranger = await playwright.request.newContext({ baseURL: server.url });
  const answer = await stranger.get(MODELS);
  expect([answer.status(), answer.headers()['www-authenticate']]).toEqual([401, 'Bearer']);
  await stranger.dispose();
});

test('an unknown path is a 404 and a wrong method a 405 with Allow, both as problems', async ({ api }) => {
  for (const path of ['/api', '/api/v1', '/api/v1/admin/nothing', `${MODELS}/flux-kontext-pro/nothing`]) {
    const answer = await api.get(path);
    expect([answer.status(), (await answer.json()).code], path).toEqual([404, 'not_found']);
  }
  const answer = await api.post(CONFIG, { data: {} });
  expect([answer.status(), answer.headers().allow]).toEqual([405, 'HEAD, GET, PUT, PATCH, DELETE, OPTIONS']);
  expect((await answer.json()).code).toBe('method_not_allowed');
});

test('HEAD has the headers of GET and no body, and OPTIONS is answered', async ({ api }) => {
  const [get, head] = [await api.get(CONFIG), await api.head(CONFIG)];
  expect([head.status(), head.headers().etag, (await head.body()).length]).toEqual([
    200,
    get.headers().etag,
    0,
  ]);
  const options = await api.fetch(CONFIG, { method: 'OPTIONS' });
  expect([options.status(), options.headers().allow]).toEqual([
    204,
    'HEAD, GET, PUT, PATCH, DELETE, OPTIONS',
  ]);
});

test('a model id with its slash encoded is saved with the ETag that was read, which is stale then', async ({
  api,
}) => {
  const path = `${MODELS}/black-forest-labs%2Fflux-kontext-pro/config`;
  const { etag = '' } = (await api.get(path)).headers();
  expect((await api.get(path, { headers: { 'if-none-match': etag } })).status()).toBe(304);
  const save = () => api.put(path, { headers: { 'if-match': etag }, data: { overrides: { seed: 5 } } });
  const saved = await save();
  expect([saved.status(), (await saved.json()).overrides]).toEqual([200, { seed: 5 }]);
  const stale = await save();
  expect([stale.status(), (await stale.json()).present]).toEqual([412, await saved.json()]);
  expect(stale.headers().etag).toBe(saved.headers().etag);
});

test('an image of 10 MiB goes up and comes back; more is a 413, also where nobody said so before', async ({
  api,
  server,
}) => {
  const picture = (size: number) =>
    Buffer.from(pictureUrl('image/jpeg', { size }).split(',')[1] ?? '', 'base64');
  const headers = { 'content-type': 'image/jpeg' };
  const largest = await api.post(IMAGES, { headers, data: picture(10 * MIB) });
  expect(largest.status()).toBe(201);
  const { url } = await largest.json();
  expect((await (await api.get(url)).body()).equals(picture(10 * MIB))).toBe(true);

  const status = await new Promise<number | undefined>((resolve, reject) => {
    const authorized = { ...headers, authorization: `Bearer ${server.token}` };
    const request = sendRaw(`${server.url}${IMAGES}`, { method: 'POST', headers: authorized }, (response) => {
      response.resume();
      resolve(response.statusCode);
    });
    request.on('error', reject);
    // Without a length it goes out in chunks.
    request.write(picture(11 * MIB));
    request.end();
  });
  expect(status).toBe(413);
});

test('too many sign-in attempts from one address are a 429 with Retry-After', async ({
  playwright,
  server,
}) => {
  const stranger = await playwright.request.newContext({ baseURL: server.url });
  const attempt = () =>
    stranger.post('/api/auth/sign-in/email', {
      headers: { 'x-forwarded-for': '10.9.8.7', origin: server.url },
      data: { email: 'nobody@example.com', password: 'wrong wrong wrong' },
    });
  const statuses: number[] = [];
  for (let count = 0; count < 11; count += 1) statuses.push((await attempt()).status());
  expect(statuses).toEqual([...Array(10).fill(401), 429]);
  expect(Number((await attempt()).headers()['retry-after'])).toBeGreaterThan(0);
  await stranger.dispose();
});
