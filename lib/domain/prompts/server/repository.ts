import { and, desc, eq, getTableColumns, lt, lte, type SQL, sql } from 'drizzle-orm';
import { promptRevisions, prompts } from '@/drizzle/schema';
import type { StoredConfig } from '@/lib/domain/config/server';
import type { Database } from '@/lib/platform/db/client';

/** There is one library. */
const ID = 'default';

/** Lets one save at a time go on, the first one too, when there is no row yet. Held until the transaction ends. */
export async function lockPrompts(db: Database): Promise<void> {
  await db.execute(sql`lock table ${prompts} in share row exclusive mode`);
}

/** What is live; null before the first save. */
export async function selectPrompts(db: Database): Promise<StoredConfig | null> {
  const [row] = await db
    .select(getTableColumns(promptRevisions))
    .from(prompts)
    .innerJoin(
      promptRevisions,
      and(eq(promptRevisions.id, prompts.id), eq(promptRevisions.revision, prompts.revision)),
    );
  return row ?? null;
}

/** What was live at a time; null before the first save. */
export async function selectPromptsAt(db: Database, time: Date): Promise<StoredConfig | null> {
  const [row] = await newest(db, 1, lte(promptRevisions.createdAt, time));
  return row ?? null;
}

export async function selectPromptRevision(db: Database, revision: number): Promise<StoredConfig | null> {
  const [row] = await newest(db, 1, eq(promptRevisions.revision, revision));
  return row ?? null;
}

/** Newest first; `before` leaves out that revision and later ones. */
export function selectPromptRevisions(
  db: Database,
  { before, limit }: { before: number | undefined; limit: number },
): Promise<StoredConfig[]> {
  return newest(db, limit, before === undefined ? undefined : lt(promptRevisions.revision, before));
}

/** Makes a library the present one, as the next revision. The caller holds the lock. */
export async function appendPrompts(
  db: Database,
  record: Omit<StoredConfig, 'revision' | 'createdAt'>,
): Promise<StoredConfig> {
  const next = sql`coalesce((select max(revision) from prompt_revisions), 0) + 1`;
  const [stored] = await db
    .insert(promptRevisions)
    .values({ ...record, id: ID, revision: next })
    .returning();
  if (stored === undefined) throw new Error('an insert returned no row');
  const { overrides, revision, note, createdAt: updatedAt, actorName: updatedBy } = stored;
  const present = { overrides, revision, note, updatedAt, updatedBy };
  await db
    .insert(prompts)
    .values({ id: ID, ...present })
    .onConflictDoUpdate({ target: prompts.id, set: present });
  return stored;
}

function newest(db: Database, limit: number, condition: SQL | undefined): Promise<StoredConfig[]> {
  return db
    .select()
    .from(promptRevisions)
    .where(condition)
    .orderBy(desc(promptRevisions.revision))
    .limit(limit);
}
