import { afterEach, expect } from 'vitest';
import { EventReader } from '@/lib/delivery/fixtures/event-reader';
import { it as base } from './fixtures/test';

/** A stream ends within two seconds after the access that it was opened with ended. */
const SOON = { timeout: 2_000, interval: 20 };

const readers: EventReader[] = [];
afterEach(() => {
  for (const reader of readers.splice(0)) reader.close();
});

/** `open` opens the stream of revisions over HTTP, as a browser or a worker, and waits for its first event. */
const it = base.extend<{ open: (headers: Record<string, string>) => Promise<EventReader> }>({
  open: async ({ product }, use) => {
    const { url } = await product.listen();
    await use(async (headers) => {
      const reader = new EventReader(`${url}/api/v1/runtime/stream`, headers);
      readers.push(reader);
      await expect.poll(() => reader.events.length, { timeout: 20_000 }).toBe(1);
      return reader;
    });
  },
});

it('a suspension ends the streams of that person, of each session', async ({ api, signIn, open }) => {
  const suspended = await signIn('editor');
  const other = await signIn('viewer');
  const ended = await open({ cookie: suspended.cookie });
  const kept = await open({ cookie: other.cookie });
  await api.patch(`/api/v1/admin/members/${suspended.id}`, { data: { suspended: true } });
  await expect.poll(() => ended.end, SOON).toBe('whole');
  expect(kept.end).toBeNull();
});

it('so does removing a person, as a row', async ({ product, signIn, open }) => {
  const removed = await signIn('viewer');
  const ended = await open({ cookie: removed.cookie });
  await product.database.sql`delete from users where id = ${removed.id}`;
  await expect.poll(() => ended.end, SOON).toBe('whole');
});

it('a sign-out ends the streams of its session', async ({ product, signIn, open }) => {
  const person = await signIn('viewer');
  const ended = await open({ cookie: person.cookie });
  const { origin } = product;
  const answer = await person.api.post('/api/auth/sign-out', { headers: { origin } });
  expect(answer.status()).toBe(200);
  await expect.poll(() => ended.end, SOON).toBe('whole');
});

it('a session that expires ends its streams', async ({ product, signIn, open }) => {
  const person = await signIn('viewer');
  const ended = await open({ cookie: person.cookie });
  await product.database.sql`update sessions set expires_at = clock_timestamp() where user_id = ${person.id}`;
  await expect.poll(() => ended.end, SOON).toBe('whole');
});

it('revoking a token ends its streams', async ({ api, open }) => {
  const data = { name: 'Streamer', scopes: ['runtime:read'] };
  const { id, token } = await (await api.post('/api/v1/admin/tokens', { data })).json();
  const ended = await open({ authorization: `Bearer ${token}` });
  await api.delete(`/api/v1/admin/tokens/${id}`);
  await expect.poll(() => ended.end, SOON).toBe('whole');
});
