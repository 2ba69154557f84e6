import { describe, expect } from 'vitest';
import type { SignedIn } from '@/app/api/fixtures/product';
import { it } from '@/app/api/fixtures/test';

const MEMBERS = '/api/v1/admin/members';
const TOKENS = '/api/v1/admin/tokens';
const AUDIT = '/api/v1/admin/audit';

describe('members', () => {
  it('an invitation lets one person join, once, with its role', async ({ api }) => {
    const invited = await api.post(`${MEMBERS}/invitations`, {
      data: { role: 'editor', email: 'ada@example.com' },
    });
    expect(invited.status()).toBe(201);
    const { url, expires_at } = await invited.json();
    expect(new Date(expires_at).getTime()).toBeGreaterThan(Date.now());
    const token = new URL(url).searchParams.get('token');
    const accept = (email: string) =>
      api.post('/api/auth/invitations/accept', {
        data: { token, name: 'Ada', email, password: 'correct horse battery' },
      });
    expect((await accept('other@example.com')).status(), 'for another address').toBe(409);
    const joined = await accept('Ada@example.com');
    expect(joined.status()).toBe(201);
    expect(await joined.json()).toMatchObject({
      name: 'Ada',
      email: 'ada@example.com',
      role: 'editor',
      suspended: false,
    });
    expect((await accept('ada@example.com')).status(), 'used up').toBe(409);
    const { members } = await (await api.get(MEMBERS)).json();
    expect(members).toEqual(expect.arrayContaining([expect.objectContaining({ email: 'ada@example.com' })]));
  });

  it('an expired or invented link lets nobody join', async ({ api, product }) => {
    const { url } = await (await api.post(`${MEMBERS}/invitations`, { data: { role: 'admin' } })).json();
    await product.database.sql`update invitations set expires_at = now() - interval '1 second'`;
    for (const token of [new URL(url).searchParams.get('token'), 'mbi_invented']) {
      const answer = await api.post('/api/auth/invitations/accept', {
        data: { token, name: 'Eve', email: 'eve@example.com', password: 'correct horse battery' },
      });
      expect(answer.status()).toBe(409);
    }
    const [row] = await product.database
      .sql`select count(*)::int as count from users where email = 'eve@example.com'`;
    expect(row?.count).toBe(0);
  });

  it('a suspended member is signed out and cannot sign in', async ({ api, as, signIn }) => {
    const person = await signIn('viewer');
    expect((await person.api.get('/api/v1/admin/models')).status()).toBe(200);
    const suspended = await api.patch(`${MEMBERS}/${person.id}`, { data: { suspended: true } });
    expect(await suspended.json()).toMatchObject({ suspended: true });
    expect((await person.api.get('/api/v1/admin/models')).status()).toBe(401);
    const again = await as().post('/api/auth/sign-in/email', {
      headers: { 'x-forwarded-for': '10.1.1.1' },
      data: { email: person.email, password: person.password },
    });
    expect(again.status()).toBe(403);
  });

  it('the last admin keeps the role, also when two take it from each other at once', async ({
    api,
    signIn,
  }) => {
    const [one, other] = [await signIn('admin'), await signIn('admin')];
    const demote = (by: SignedIn, id: string) =>
      by.api.patch(`${MEMBERS}/${id}`, { data: { role: 'viewer' } });
    const answers = await Promise.all([demote(one, other.id), demote(other, one.id)]);
    expect(answers.filter((answer) => answer.status() === 200)).toHaveLength(1);
    const { members } = await (await api.get(MEMBERS)).json();
    const admins = members.filter((member: { role: string }) => member.role === 'admin');
    expect(admins).toHaveLength(1);
    const refused = await api.patch(`${MEMBERS}/${admins[0].id}`, { data: { suspended: true } });
    expect(refused.status()).toBe(409);
    expect((await refused.json()).detail).toContain('last admin');
  });

  it('an unknown member is a 404', async ({ api }) => {
    expect((await api.patch(`${MEMBERS}/nobody`, { data: { role: 'viewer' } })).status()).toBe(404);
  });
});

describe('tokens', () => {
  it('a token is shown once, kept as a hash, limited to its scopes, and refused when revoked', async ({
    api,
    as,
    product,
  }) => {
    const created = await api.post(TOKENS, { data: { name: 'Worker', scopes: ['models:read'] } });
    expect(created.status()).toBe(201);
    const { token, ...shown } = await created.json();
    expect(token).toMatch(/^mb_[\w-]{43}$/);
    const { tokens } = await (await api.get(TOKENS)).json();
    expect(tokens).toEqual([{ ...shown, last_used_at: null }]);
    const [stored] = await product.database.sql`select * from api_tokens where id = ${shown.id}`;
    expect(JSON.stringify(stored)).not.toContain(token);

    const worker = as({ authorization: `Bearer ${token}` });
    expect((await worker.get('/api/v1/admin/models')).status()).toBe(200);
    const write = await worker.delete('/api/v1/admin/models/qwen/config', { headers: { 'if-match': '*' } });
    expect([write.status(), (await write.json()).permission]).toEqual([403, 'config:write']);
    expect((await worker.get(TOKENS)).status()).toBe(403);
    expect((await api.delete(`${TOKENS}/${shown.id}`)).status()).toBe(200);
    expect((await worker.get('/api/v1/admin/models')).status()).toBe(401);
    expect((await api.delete(`${TOKENS}/${shown.id}`)).status()).toBe(404);
  });

  it('an expired token is a 401', async ({ api, as, product }) => {
    const { token, id } = await (
      await api.post(TOKENS, {
        data: {
          name: 'Short',
          scopes: ['admin'],
          expires_at: new Date(Date.now() + 3_600_000).toISOString(),
        },
      })
    ).json();
    await product.database
      .sql`update api_tokens set expires_at = now() - interval '1 second' where id = ${id}`;
    const late = as({ authorization: `Bearer ${token}` });
    expect((await late.get('/api/v1/admin/models')).status()).toBe(401);
  });

  it('a token needs a name, a known scope and an expiry in the future', async ({ api }) => {
    const answer = await api.post(TOKENS, {
      data: { name: ' ', scopes: ['everything'], expires_at: '2001-01-01T00:00:00Z' },
    });
    expect(answer.status()).toBe(422);
    const paths = (await answer.json()).errors.map((error: { path: string }) => error.path).sort();
    expect(paths).toEqual(['/expires_at', '/name', '/scopes/0']);
    const justOver = { name: 'Late', scopes: ['runtime:read'], expires_at: new Date(Date.now() - 1_000) };
    const late = await api.post('/api/v1/admin/tokens', { data: justOver });
    expect([late.status(), (await late.json()).errors]).toMatchObject([422, [{ path: '/expires_at' }]]);
  });
});

describe('audit', () => {
  it('it names actor, subject, before, after and note, and is filtered', async ({ api }) => {
    await api.put('/api/v1/admin/models/qwen/config', {
      headers: { 'if-match': '*' },
      data: { overrides: { seed: 42 }, note: 'fixed' },
    });
    const events = async (query: string) => (await (await api.get(`${AUDIT}?${query}`)).json()).events;
    const [event] = await events('subject=qwen&action=config.update');
    expect(event).toMatchObject({
      action: 'config.update',
      subject: 'qwen/qwen-image-edit',
      actor: { kind: 'token', name: 'MODELBOARD_API_TOKEN' },
      diff: [{ path: '/seed', after: 42 }],
      note: 'fixed',
      revision: 1,
    });
    expect(await events(`to=${encodeURIComponent('2001-01-01T00:00:00Z')}`)).toEqual([]);
    expect(
      (await events(`from=${encodeURIComponent(event.created_at)}&actor=MODELBOARD_API_TOKEN`)).length,
    ).toBeGreaterThan(0);
    expect(await events('actor=nobody')).toEqual([]);
  });

  it('it keeps the name of a person who is gone', async ({ api, product, signIn }) => {
    const person = await signIn('editor');
    await person.api.put('/api/v1/admin/models/seedream-4/config', {
      headers: { 'if-match': '*' },
      data: { overrides: { seed: 1 } },
    });
    await product.database.sql`delete from users where id = ${person.id}`;
    const { events } = await (
      await api.get(`${AUDIT}?actor=${encodeURIComponent(person.id)}&action=config.update`)
    ).json();
    expect(events).toMatchObject([{ actor: { kind: 'user', name: person.name } }]);
  });

  it('every write of the admin API leaves a row', async ({ api }) => {
    const { events } = await (await api.get(`${AUDIT}?limit=1000`)).json();
    const actions = new Set(events.map((event: { action: string }) => event.action));
    for (const action of [
      'model.create',
      'setting.update',
      'config.update',
      'member.invite',
      'member.join',
      'member.update',
      'token.create',
      'token.revoke',
    ]) {
      expect(actions, action).toContain(action);
    }
  });
});
