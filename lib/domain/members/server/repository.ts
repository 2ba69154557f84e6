import { and, asc, desc, eq, inArray, isNull, max, ne, type SQL, sql } from 'drizzle-orm';
import { accounts, invitations, sessions, users } from '@/drizzle/schema';
import type { Database } from '@/lib/platform/db/client';
import type { NameKey } from '@/lib/platform/http/paging';

export type UserRow = typeof users.$inferSelect;
export type InvitationRow = typeof invitations.$inferSelect;
export type MemberRow = UserRow & { lastSeenAt: Date | null };

const sortKey = sql<string>`lower(${users.name})`;

/** Members by name, with the last time they were seen: a session is renewed at most once a day. */
export function selectMembers(db: Database, after: NameKey | null, limit: number): Promise<MemberRow[]> {
  const next: SQL | undefined = after
    ? sql`(${sortKey}, ${users.id}) > (lower(${after[0]}), ${after[1]})`
    : undefined;
  const seen = db
    .select({ userId: sessions.userId, lastSeenAt: max(sessions.updatedAt).as('last_seen_at') })
    .from(sessions)
    .groupBy(sessions.userId)
    .as('seen');
  return db
    .select({
      id: users.id,
      name: users.name,
      email: users.email,
      emailVerified: users.emailVerified,
      image: users.image,
      role: users.role,
      suspended: users.suspended,
      createdAt: users.createdAt,
      updatedAt: users.updatedAt,
      lastSeenAt: seen.lastSeenAt,
    })
    .from(users)
    .leftJoin(seen, eq(seen.userId, users.id))
    .where(next)
    .orderBy(asc(sortKey), asc(users.id))
    .limit(limit);
}

/** Locks all rows of admins, in one order: two admins cannot take the role from each other at once. */
export async function lockAdmins(db: Database): Promise<void> {
  await db
    .select({ id: users.id })
    .from(users)
    .where(eq(users.role, 'admin'))
    .orderBy(users.id)
    .for('update');
}

export async function lockUser(db: Database, id: string): Promise<UserRow | null> {
  const [row] = await db.select().from(users).where(eq(users.id, id)).for('update');
  return row ?? null;
}

export async function selectUserByEmail(db: Database, email: string): Promise<UserRow | null> {
  const [row] = await db
    .select()
    .from(users)
    .where(eq(sql`lower(${users.email})`, email.toLowerCase()));
  return row ?? null;
}

export async function hasUsers(db: Database): Promise<boolean> {
  const [row] = await db.select({ id: users.id }).from(users).limit(1);
  return row !== undefined;
}

/** Whether somebody else is an admin who may sign in. */
export async function hasOtherAdmin(db: Database, exceptId: string): Promise<boolean> {
  const [row] = await db
    .select({ id: users.id })
    .from(users)
    .where(and(eq(users.role, 'admin'), eq(users.suspended, false), ne(users.id, exceptId)))
    .limit(1);
  return row !== undefined;
}

type UserChange = Partial<Pick<UserRow, 'name' | 'role' | 'suspended'>>;

export async function updateUser(db: Database, id: string, values: UserChange): Promise<UserRow> {
  const [row] = await db
    .update(users)
    .set({ ...values, updatedAt: new Date() })
    .where(eq(users.id, id))
    .returning();
  if (row === undefined) throw new Error('an update returned no row');
  return row;
}

/** Null where somebody has joined with this address, if only a moment ago. */
export async function insertUser(db: Database, row: typeof users.$inferInsert): Promise<UserRow | null> {
  const [stored] = await db.insert(users).values(row).onConflictDoNothing().returning();
  return stored ?? null;
}

/** Sets the password of a person: the sign-in library looks it up under the provider `credential`. */
export async function storePassword(
  db: Database,
  id: string,
  userId: string,
  password: string,
): Promise<void> {
  await db
    .insert(accounts)
    .values({ id, accountId: userId, providerId: 'credential', userId, password })
    .onConflictDoUpdate({
      target: [accounts.userId, accounts.providerId],
      set: { password, updatedAt: new Date() },
    });
}

export async function deleteSessions(db: Database, userId: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.userId, userId));
}

/** Those of the sessions that have not expired, of people who may sign in. */
export async function selectUsableSessions(db: Database, ids: string[]): Promise<string[]> {
  const rows = await db
    .select({ id: sessions.id })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(
      and(
        inArray(sessions.id, ids),
        eq(users.suspended, false),
        sql`${sessions.expiresAt} > clock_timestamp()`,
      ),
    );
  return rows.map(({ id }) => id);
}

type NewInvitation = Omit<typeof invitations.$inferInsert, 'expiresAt'> & {
  /** Minutes, on the database's clock, which decides whether it has expired. */
  lifetime: number;
};

export async function insertInvitation(
  db: Database,
  { lifetime, ...row }: NewInvitation,
): Promise<InvitationRow> {
  const expiresAt = sql`clock_timestamp() + make_interval(mins => ${lifetime})`;
  const [stored] = await db
    .insert(invitations)
    .values({ ...row, expiresAt })
    .returning();
  if (stored === undefined) throw new Error('an insert returned no row');
  return stored;
}

const isOpen = and(isNull(invitations.acceptedAt), sql`${invitations.expiresAt} > clock_timestamp()`);
const openInvitation = (tokenHash: string) => and(eq(invitations.tokenHash, tokenHash), isOpen);

/** Those that can be used, newest first, after the time and id of the last one of the page before. */
export function selectOpenInvitations(
  db: Database,
  after: readonly [string, string] | null,
  limit: number,
): Promise<InvitationRow[]> {
  const { createdAt, id } = invitations;
  const next = after ? sql`(${createdAt}, ${id}) < (${after[0]}::timestamptz, ${after[1]}::text)` : undefined;
  return db
    .select()
    .from(invitations)
    .where(and(isOpen, next))
    .orderBy(desc(createdAt), desc(id))
    .limit(limit);
}

/** Ends what an open invitation allows, and gives it as it was; null where there is no such one. */
export async function endInvitation(db: Database, id: string): Promise<InvitationRow | null> {
  const [row] = await db
    .select()
    .from(invitations)
    .where(and(eq(invitations.id, id), isOpen))
    .for('update');
  if (row === undefined) return null;
  await db.update(invitations).set({ expiresAt: sql`clock_timestamp()` }).where(eq(invitations.id, id));
  return row;
}

/** Ids of the open invitations that a person has made. */
export async function selectInvitationsOf(db: Database, userId: string): Promise<string[]> {
  const rows = await db
    .select({ id: invitations.id })
    .from(invitations)
    .where(and(eq(invitations.actorKind, 'user'), eq(invitations.actorId, userId), isOpen))
    .orderBy(invitations.id);
  return rows.map(({ id }) => id);
}

export async function selectInvitation(db: Database, tokenHash: string): Promise<InvitationRow | null> {
  const [row] = await db.select().from(invitations).where(openInvitation(tokenHash));
  return row ?? null;
}

/** Uses an invitation up; null where it is unknown, used or expired. Of two at once, one wins. */
export async function useInvitation(db: Database, tokenHash: string): Promise<InvitationRow | null> {
  const [row] = await db
    .update(invitations)
    .set({ acceptedAt: sql`clock_timestamp()` })
    .where(openInvitation(tokenHash))
    .returning();
  return row ?? null;
}
