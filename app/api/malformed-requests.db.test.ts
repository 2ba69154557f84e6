import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { GET as getAudit } from '@/app/api/v1/admin/audit/route';
import { PATCH as patchMember } from '@/app/api/v1/admin/members/[memberId]/route';
import { GET as getMembers } from '@/app/api/v1/admin/members/route';
import { POST as restore } from '@/app/api/v1/admin/models/[modelId]/config/revisions/[revision]/restore/route';
import { GET as getRevisions } from '@/app/api/v1/admin/models/[modelId]/config/revisions/route';
import { GET as getConfig } from '@/app/api/v1/admin/models/[modelId]/config/route';
import { GET as getModels } from '@/app/api/v1/admin/models/route';
import { GET as getActiveModel } from '@/app/api/v1/admin/settings/model/route';
import { POST as createToken } from '@/app/api/v1/admin/tokens/route';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { startForTest } from '@/lib/domain/fixtures/start-for-test';
import type { RouteHandler } from '@/lib/platform/http/route';

const token = 't'.repeat(40);
let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
});

afterAll(() => database.drop());

beforeEach(() => {
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('MODELBOARD_API_TOKEN', token);
});

type Sent = { query?: string; params?: Record<string, string>; body?: unknown; headers?: HeadersInit };

/** The status and the problem that a route answers with. */
async function call(handler: RouteHandler, { query = '', params = {}, body, headers }: Sent = {}) {
  const request = new Request(`http://localhost:3000/?${query}`, {
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  });
  const answer = await handler(request, { params: Promise.resolve(params) });
  return { status: answer.status, problem: await answer.json() };
}

const cursor = (key: unknown) => `cursor=${Buffer.from(JSON.stringify(key)).toString('base64url')}`;

describe('what the database cannot be asked is a 400', () => {
  it.each(['q', 'provider', 'overrides'])('a NUL in ?%s=', async (name) => {
    const { status, problem } = await call(getModels, { query: `${name}=a%00` });
    expect([status, problem.errors[0].path]).toEqual([400, `/${name}`]);
  });

  it('a NUL in the path', async () => {
    const sent = { params: { memberId: '\0' }, body: { role: 'viewer' } };
    expect((await call(patchMember, sent)).status).toBe(400);
  });

  it.each([[['\0', 'x']], [[1, 2]], [['x']]])('the cursor %j of a list by name', async (key) => {
    expect((await call(getModels, { query: cursor(key) })).status).toBe(400);
    expect((await call(getMembers, { query: cursor(key) })).status).toBe(400);
  });

  it.each([[['x']], [[1.5]], [[1e30]], [[2 ** 31]], [[0]], [[]]])(
    'the cursor %j of a list by number',
    async (key) => {
      expect((await call(getRevisions, { query: cursor(key), params: { modelId: 'qwen' } })).status).toBe(
        400,
      );
      expect((await call(getAudit, { query: cursor(key) })).status).toBe(400);
    },
  );

  it.each(['0000-12-31T23:59:59Z', '0001-01-01T00:00:00+01:00', '9999-12-31T23:59:59-01:00'])(
    'the time %s',
    async (time) => {
      const at = `at=${encodeURIComponent(time)}`;
      expect((await call(getActiveModel, { query: at })).status).toBe(400);
      expect((await call(getConfig, { query: at, params: { modelId: 'qwen' } })).status).toBe(400);
      expect((await call(getAudit, { query: at.replace('at', 'from') })).status).toBe(400);
    },
  );
});

it('a token that expires after the year 9999 is a 422', async () => {
  const body = { name: 'Late', scopes: ['admin'], expires_at: '9999-12-31T23:59:59-01:00' };
  const { status, problem } = await call(createToken, { body });
  expect([status, problem.errors[0].path]).toEqual([422, '/expires_at']);
});

it.each([
  ['zero', '*', 400],
  ['99', '*', 404],
  ['99', null, 404],
])(
  'restoring revision %s with If-Match %s and a body that breaks the contract is a %i',
  async (revision, ifMatch, status) => {
    const answer = await call(restore, {
      params: { modelId: 'qwen', revision },
      body: { nonsense: 1 },
      ...(ifMatch === null ? {} : { headers: { 'if-match': ifMatch } }),
    });
    expect(answer.status).toBe(status);
  },
);
