import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { contextOf } from '@/lib/domain/fixtures/start-for-test';
import type { Context } from '@/lib/platform/context';
import { acceptInvitation, inviteMember, listInvitations, revokeInvitation, updateMember } from '.';

let database: TestDatabase;
let ctx: Context;

beforeAll(async () => {
  database = await createTestDatabase();
  ctx = contextOf(database.db, 'admin');
  const insert = (id: string) => database.sql`
    insert into users (id, name, email, role) values (${id}, ${id}, ${`${id}@example.com`}, 'admin')`;
  for (const id of ['id-admin', 'other']) await insert(id);
});

afterAll(() => database.drop());

beforeEach(() => {
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  vi.stubEnv('DATABASE_URL', database.url);
});

afterEach(async () => {
  await database.sql`delete from invitations`;
});

const invite = (by: Context = ctx, email?: string) =>
  inviteMember({ ctx: by, input: { role: 'editor', email, lifetime: 5 } });

const join = (token: string) => {
  const person = { name: 'Eve', email: 'eve@example.com', password: 'correct horse battery' };
  return acceptInvitation({ ctx, input: { token, ...person } });
};

const idsOf = async (input: { limit?: number; cursor?: string } = {}) =>
  (await listInvitations({ ctx, input })).invitations.map(({ id }) => id);

it('those that can be used are listed, newest first, page by page, without their links', async () => {
  const made = [await invite(), await invite(ctx, 'Ada@example.com'), await invite()];
  const [first, second, third] = made.map(({ id }) => id);
  const used = await invite();
  await join(used.token);
  await database.sql`update invitations set expires_at = now() where id = ${third ?? ''}`;
  expect(await idsOf()).toEqual([second, first]);

  const page = await listInvitations({ ctx, input: { limit: 1 } });
  expect(page.invitations).toEqual([
    {
      id: second,
      role: 'editor',
      email: 'ada@example.com',
      created_at: expect.any(String),
      created_by: 'Some admin',
      expires_at: made[1]?.expires_at,
    },
  ]);
  expect(await idsOf({ limit: 1, cursor: page.next_cursor ?? '' })).toEqual([first]);
  const refused = listInvitations({ ctx: contextOf(database.db, 'editor'), input: {} });
  await expect(refused).rejects.toMatchObject({ code: 'forbidden' });
});

it('a revoked one lets nobody join, and is revoked once', async () => {
  const { id, token } = await invite();
  const kept = await invite();
  expect(await revokeInvitation({ ctx, input: { invitationId: id } })).toMatchObject({ id, role: 'editor' });
  await expect(join(token)).rejects.toMatchObject({ code: 'conflict' });
  const again = revokeInvitation({ ctx, input: { invitationId: id } });
  await expect(again).rejects.toMatchObject({ code: 'not_found' });
  expect(await idsOf()).toEqual([kept.id]);
});

it.each([
  ['is suspended', { suspended: true }],
  ['gets another role', { role: 'editor' as const }],
])('those of an admin who %s are revoked with it, each with its audit row', async (_, change) => {
  const own = await invite();
  const other = { ...ctx, actor: { ...contextOf(database.db, 'admin').actor, id: 'other' } };
  const made = [await invite(other), await invite(other)];
  await updateMember({ ctx, input: { memberId: 'other', ...change } });
  expect(await idsOf()).toEqual([own.id]);
  for (const { token } of made) await expect(join(token)).rejects.toMatchObject({ code: 'conflict' });
  const rows = await database.sql`
    select subject from audit_events where action = 'member.uninvite' and actor_id = 'id-admin'`;
  expect(rows.map(({ subject }) => subject)).toEqual(expect.arrayContaining(made.map(({ id }) => id)));
  await updateMember({ ctx, input: { memberId: 'other', role: 'admin', suspended: false } });
  expect(await idsOf(), 'they stay revoked').toEqual([own.id]);
});
