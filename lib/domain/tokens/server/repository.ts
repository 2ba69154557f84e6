import { and, asc, eq, gt, inArray, isNull, or, type SQL, sql } from 'drizzle-orm';
import { apiTokens } from '@/drizzle/schema';
import type { Database } from '@/lib/platform/db/client';
import type { NameKey } from '@/lib/platform/http/paging';

export type TokenRow = typeof apiTokens.$inferSelect;

const sortKey = sql<string>`lower(${apiTokens.name})`;

/** Tokens that are not revoked, by name. */
export function selectTokens(db: Database, after: NameKey | null, limit: number): Promise<TokenRow[]> {
  const next: SQL | undefined = after
    ? sql`(${sortKey}, ${apiTokens.id}) > (lower(${after[0]}), ${after[1]})`
    : undefined;
  return db
    .select()
    .from(apiTokens)
    .where(and(isNull(apiTokens.revokedAt), next))
    .orderBy(asc(sortKey), asc(apiTokens.id))
    .limit(limit);
}

/** By the clock of the database, which decides whether a token has expired. */
export async function isFuture(db: Database, time: Date): Promise<boolean> {
  const [row] = await db.execute<{ is_future: boolean }>(
    sql`select ${time.toISOString()}::timestamptz > clock_timestamp() as is_future`,
  );
  return row?.is_future ?? false;
}

export async function insertToken(db: Database, row: typeof apiTokens.$inferInsert): Promise<TokenRow> {
  const [stored] = await db.insert(apiTokens).values(row).returning();
  if (stored === undefined) throw new Error('an insert returned no row');
  return stored;
}

/** Revokes a token; null where there is none, or it is revoked already. */
export async function revokeTokenRow(db: Database, id: string): Promise<TokenRow | null> {
  const [row] = await db
    .update(apiTokens)
    .set({ revokedAt: sql`clock_timestamp()` })
    .where(and(eq(apiTokens.id, id), isNull(apiTokens.revokedAt)))
    .returning();
  return row ?? null;
}

/** Tokens that are neither revoked nor expired, by id. */
export function selectUsableTokens(db: Database) {
  return db
    .select({
      id: apiTokens.id,
      name: apiTokens.name,
      tokenHash: apiTokens.tokenHash,
      scopes: apiTokens.scopes,
      expiresAt: apiTokens.expiresAt,
      expiresInMs: sql<
        number | null
      >`(extract(epoch from ${apiTokens.expiresAt} - clock_timestamp()) * 1000)::float8`,
    })
    .from(apiTokens)
    .where(
      and(
        isNull(apiTokens.revokedAt),
        or(isNull(apiTokens.expiresAt), gt(apiTokens.expiresAt, sql`clock_timestamp()`)),
      ),
    )
    .orderBy(asc(apiTokens.id));
}

export async function setTokensUsed(db: Database, ids: string[]): Promise<void> {
  await db.update(apiTokens).set({ lastUsedAt: sql`clock_timestamp()` }).where(inArray(apiTokens.id, ids));
}
