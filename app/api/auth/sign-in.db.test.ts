import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET, POST, PUT } from '@/app/api/auth/[...all]/route';
import { POST as accept } from '@/app/api/auth/invitations/accept/route';
import { GET as getModels } from '@/app/api/v1/admin/models/route';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { contextOf } from '@/lib/domain/fixtures/start-for-test';
import { acceptInvitation, createAdminLink, inviteMember } from '@/lib/domain/members/server';
import { authenticate } from '@/lib/platform/auth/authenticate';
import { signIn } from '@/lib/platform/auth/sign-in';
import { systemContext } from '@/lib/platform/context';

const library = { GET, POST, PUT };
const ada = { email: 'ada@example.com', password: 'correct horse battery' };
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

beforeEach(() => {
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  vi.stubEnv('DATABASE_URL', database.url);
});

/** Sends a request to the sign-in library as Next would. */
function ask(
  method: 'GET' | 'POST' | 'PUT',
  path: string,
  host = 'localhost:3000',
  headers: HeadersInit = {},
) {
  const request = new Request(`http://${host}/api/auth/${path}`, {
    method,
    headers: { host, origin: `http://${host}`, 'content-type': 'application/json', ...headers },
    ...(method === 'GET' ? {} : { body: JSON.stringify(ada) }),
  });
  return library[method](request);
}

async function models(host: string, cookie: string): Promise<number> {
  const request = new Request(`http://${host}/`, { headers: { host, cookie } });
  return (await getModels(request, { params: Promise.resolve({}) })).status;
}

const joinWith = (token: string) =>
  accept(
    new Request('http://localhost:3000/', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ token, name: 'Ada', ...ada }),
    }),
    { params: Promise.resolve({}) },
  );

it('a password opens a session, which a cookie carries until sign-out', async () => {
  const { token } = await createAdminLink({ ctx: systemContext(database.db) });
  expect((await joinWith(token)).status).toBe(201);
  const answer = await ask('POST', 'sign-in/email');
  expect(answer.status).toBe(200);
  const cookie = answer.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  expect(cookie).toMatch(/^modelboard\.session_token=/);
  expect(await models('localhost:3000', cookie)).toBe(200);
  expect((await ask('POST', 'sign-out', 'localhost:3000', { cookie })).status).toBe(200);
  expect(await models('localhost:3000', cookie)).toBe(401);
});

it('no answer contains the token of the session: the cookie alone carries it', async () => {
  const signedIn = await ask('POST', 'sign-in/email');
  const cookie = signedIn.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const [{ token } = {}] = await database.sql`select token from sessions order by created_at desc limit 1`;
  expect(decodeURIComponent(cookie), 'or the test looks for another one').toContain(token);
  const session = await ask('GET', 'get-session', 'localhost:3000', { cookie });
  const link = await createAdminLink({ ctx: systemContext(database.db) });
  const joined = await joinWith(link.token);
  const answers = [signedIn, session, joined, await ask('POST', 'sign-out', 'localhost:3000', { cookie })];
  const tokens = (await database.sql`select token from sessions`).map((row) => row.token);
  for (const answer of answers) {
    const body = await answer.text();
    for (const secret of [token, link.token, ...tokens]) expect(body).not.toContain(secret);
    expect(body).not.toMatch(/"token"/);
  }
  expect(JSON.parse((await (await ask('POST', 'sign-in/email')).text()) || '{}')).toMatchObject({
    user: { email: ada.email },
  });
});

it('a session is renewed once a day, with its cookie, and by an answer that can carry one', async () => {
  const cookie = (await ask('POST', 'sign-in/email')).headers.getSetCookie()[0]?.split(';')[0] ?? '';
  const age = (days: number) => database.sql`
    update sessions set expires_at = now() + interval '14 days' - make_interval(days => ${days})`;
  const daysLeft = async () => {
    const [row] = await database.sql`
      select round(extract(epoch from expires_at - now()) / 86400)::int as days from sessions
      order by created_at desc limit 1`;
    return row?.days;
  };
  const renewed = async () => {
    const request = new Request('http://localhost:3000/', { headers: { host: 'localhost:3000', cookie } });
    const answer = await getModels(request, { params: Promise.resolve({}) });
    expect(answer.status).toBe(200);
    return answer.headers.getSetCookie();
  };

  expect(await renewed(), 'just opened').toEqual([]);
  await age(2);
  expect(await authenticate(new Headers({ host: 'localhost:3000', cookie }))).toMatchObject({ kind: 'user' });
  expect(await daysLeft(), 'a page cannot tell the browser').toBe(12);
  expect(await renewed()).toEqual([expect.stringMatching(`^${cookie};.*Max-Age=${14 * 24 * 60 * 60}`)]);
  expect(await daysLeft()).toBe(14);
  expect(await renewed(), 'renewed a moment ago').toEqual([]);
  await age(15);
  expect(await models('localhost:3000', cookie), 'over').toBe(401);
});

it('a clock that is set back does not make the limit last longer than its window', async () => {
  const from = { 'x-forwarded-for': '192.0.2.77' };
  const attempt = () => ask('POST', 'sign-in/email', 'localhost:3000', from);
  let answer = await attempt();
  for (let attempts = 0; answer.status !== 429 && attempts < 12; attempts += 1) answer = await attempt();
  expect(answer.status).toBe(429);
  await database.sql`update rate_limits set last_request = last_request + 3600000`;
  expect(Number((await attempt()).headers.get('retry-after'))).toBeLessThanOrEqual(60);
  await database.sql`update rate_limits set last_request = last_request - 61000`;
  expect((await attempt()).status).not.toBe(429);
});

it('attempts that are over are forgotten', async () => {
  await database.sql`insert into rate_limits (id, key, count, last_request)
    select 'old-' || number, '10.0.0.' || number || '|/sign-in/email', 9, 0 from generate_series(1, 50) number`;
  await ask('POST', 'sign-in/email');
  await database.sql`update rate_limits set last_request = 0`;
  await ask('POST', 'sign-in/email');
  const [row] = await database.sql`select count(*)::int as count from rate_limits`;
  expect(row?.count).toBe(1);
});

describe('under a name that is not known to be ours', () => {
  it.each(['192.168.1.4:3000', 'models.example.com'])(
    '%s has no session, which is no fault',
    async (host) => {
      expect(await models(host, '')).toBe(401);
      expect(await models(host, 'modelboard.session_token=abc.def')).toBe(401);
    },
  );

  it('sign-in says what to set', async () => {
    const answer = await ask('POST', 'sign-in/email', '192.168.1.4:3000');
    expect(answer.status).toBe(403);
    expect((await answer.json()).detail).toContain('MODELBOARD_PUBLIC_URL');
  });
});

describe('what the library offers beyond signing in and out', () => {
  /** Every path of the library, with its placeholders filled. */
  const paths = () =>
    Object.values(signIn().api)
      .map((endpoint) => endpoint.path)
      .filter((path) => path !== undefined)
      .map((path) => path.slice(1).replaceAll(/:\w+/g, 'x'));

  it('is closed: it would change people without an audit row', async () => {
    const open = ['sign-in/email', 'sign-out', 'get-session'];
    expect(paths()).toEqual(expect.arrayContaining([...open, 'change-password', 'update-user']));
    for (const path of paths().filter((path) => !open.includes(path))) {
      for (const method of ['GET', 'POST'] as const) {
        const answer = await ask(method, path);
        expect(answer.status, `${method} ${path}`).toBe(404);
        expect((await answer.json()).code).toBe('not_found');
      }
    }
  });

  it('a wrong method is a 405 with Allow', async () => {
    const answer = await ask('PUT', 'sign-in/email');
    expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'POST']);
  });
});

it('an invented link costs no hashing of the password', async () => {
  const { password } = await signIn().$context;
  const hash = vi.spyOn(password, 'hash');
  expect((await joinWith('mbi_invented')).status).toBe(409);
  expect(hash).not.toHaveBeenCalled();
});

it('whoever joins with an address that somebody else is just joining with is told that it is taken', async () => {
  const ctx = systemContext(database.db);
  const { token } = await inviteMember({
    ctx: contextOf(database.db, 'admin'),
    input: { role: 'viewer', lifetime: 5 },
  });
  const email = 'grace@example.com';
  const { joining } = await database.sql.begin(async (first) => {
    await first`insert into users (id, name, email) values ('grace', 'Grace', ${email})`;
    const input = { token, name: 'Grace', email, password: ada.password };
    const second = acceptInvitation({ ctx, input }).catch((error: unknown) => error);
    await expect.poll(waiting, { timeout: 10_000 }).toBe(1);
    return { joining: second };
  });
  expect(await joining).toMatchObject({ code: 'conflict', errors: [{ path: '/email' }] });
});

/** How many connections to the test's database wait for a lock. */
async function waiting(): Promise<number> {
  const [row] = await database.sql`
    select count(*)::int as count from pg_stat_activity
    where datname = current_database() and wait_event_type = 'Lock'`;
  return row?.count;
}
