import { and, desc, eq, lte, sql } from 'drizzle-orm';
import { settingRevisions, settings } from '@/drizzle/schema';
import type { Database } from '@/lib/platform/db/client';

export type SettingRow = Omit<typeof settings.$inferSelect, 'snapshot'>;

export async function selectSetting(db: Database, key: string, lock = false): Promise<SettingRow | null> {
  const query = db.select().from(settings).where(eq(settings.key, key));
  const [row] = await (lock ? query.for('update') : query);
  return row ?? null;
}

/** The revision of a setting that was in force at a time. */
export async function selectSettingAt(db: Database, key: string, time: Date) {
  const [row] = await db
    .select()
    .from(settingRevisions)
    .where(and(eq(settingRevisions.key, key), lte(settingRevisions.createdAt, time)))
    .orderBy(desc(settingRevisions.revision))
    .limit(1);
  return row ?? null;
}

/** Stores a value and its revision; both carry the same time. */
export async function storeSetting(
  db: Database,
  setting: Pick<SettingRow, 'key' | 'value' | 'description'>,
  revision: Omit<typeof settingRevisions.$inferInsert, 'key' | 'value' | 'createdAt'>,
): Promise<SettingRow> {
  const present = {
    value: setting.value,
    revision: revision.revision,
    note: revision.note ?? null,
    updatedBy: revision.actorName,
  };
  const updatedAt = sql`clock_timestamp()`;
  const [row] = await db
    .insert(settings)
    .values({ ...setting, ...present, updatedAt })
    .onConflictDoUpdate({ target: settings.key, set: { ...present, updatedAt } })
    .returning();
  if (row === undefined) throw new Error('an upsert returned no row');
  await db
    .insert(settingRevisions)
    .values({ ...revision, key: setting.key, value: setting.value, createdAt: row.updatedAt });
  return row;
}

/** Lets one instance at a time make settings that do not exist yet. Held until the transaction ends. */
export async function lockSettings(db: Database): Promise<void> {
  await db.execute(sql`lock table ${settings} in share row exclusive mode`);
}
