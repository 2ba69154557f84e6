import { inArray, sql } from 'drizzle-orm';
import { alarmDismissals, installation, models, prompts, settings, snapshotCounter } from '@/drizzle/schema';
import { type Actor, actorColumns } from '@/lib/platform/context';
import type { Database } from '@/lib/platform/db/client';
import type { Counted } from './alarms-of';

/** The database's id and its snapshot number, read together. */
export async function selectCounted(db: Database): Promise<Counted> {
  const [row] = await db
    .select({ databaseId: installation.databaseId, revision: snapshotCounter.value })
    .from(installation)
    .crossJoin(snapshotCounter);
  if (row === undefined) throw new Error('the database has no id');
  return row;
}

/** Which of these alarms an admin has dismissed. */
export async function selectDismissed(db: Database, alarmIds: string[]): Promise<Set<string>> {
  if (alarmIds.length === 0) return new Set();
  const rows = await db
    .select({ id: alarmDismissals.alarmId })
    .from(alarmDismissals)
    .where(inArray(alarmDismissals.alarmId, alarmIds));
  return new Set(rows.map(({ id }) => id));
}

/** False if it was dismissed before. */
export async function insertDismissal(db: Database, alarmId: string, actor: Actor): Promise<boolean> {
  const rows = await db
    .insert(alarmDismissals)
    .values({ alarmId, ...actorColumns(actor) })
    .onConflictDoNothing()
    .returning();
  return rows.length > 0;
}

/** The id, locked until the end of the transaction. */
export async function lockDatabaseId(db: Database): Promise<string> {
  const [row] = await db.select({ databaseId: installation.databaseId }).from(installation).for('update');
  if (row === undefined) throw new Error('the database has no id');
  return row.databaseId;
}

/** Holds all that workers get, in the order in which changes of it do: setting, model, prompts, and only then the counter. */
export async function lockDelivered(db: Database): Promise<void> {
  await db.select({ key: settings.key }).from(settings).orderBy(settings.key).for('update');
  await db.select({ id: models.id }).from(models).orderBy(models.id).for('no key update');
  // The table: before the first save there is no row to hold.
  await db.execute(sql`lock table ${prompts} in share row exclusive mode`);
}

export async function updateDatabaseId(db: Database, databaseId: string): Promise<void> {
  await db.update(installation).set({ databaseId });
}

/** Every answer names the database, so that with its id all of them changed at the present number. */
export async function stampDelivered(db: Database): Promise<void> {
  const snapshot = sql`(select ${snapshotCounter.value} from ${snapshotCounter})`;
  await db.update(models).set({ snapshot });
  await db.update(settings).set({ snapshot });
  await db.update(prompts).set({ snapshot });
}
