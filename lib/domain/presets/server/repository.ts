import { and, asc, count, eq, ne, sql } from 'drizzle-orm';
import { presets } from '@/drizzle/schema';
import type { JsonObject } from '@/lib/config-schema';
import type { Database } from '@/lib/platform/db/client';

export type PresetRow = typeof presets.$inferSelect;

const sortKey = sql<string>`lower(${presets.name})`;

const one = (modelId: string, id: string) => and(eq(presets.modelId, modelId), eq(presets.id, id));

/** By name. */
export function selectPresets(db: Database, modelId: string): Promise<PresetRow[]> {
  return db.select().from(presets).where(eq(presets.modelId, modelId)).orderBy(asc(sortKey), asc(presets.id));
}

export async function selectPreset(db: Database, modelId: string, id: string): Promise<PresetRow | null> {
  const [row] = await db.select().from(presets).where(one(modelId, id));
  return row ?? null;
}

export async function countPresets(db: Database, modelId: string): Promise<number> {
  const [row] = await db.select({ presets: count() }).from(presets).where(eq(presets.modelId, modelId));
  return row?.presets ?? 0;
}

/** The preset of this name, ignoring case, but for one. */
export async function selectNamesake(
  db: Database,
  modelId: string,
  name: string,
  exceptId: string,
): Promise<PresetRow | null> {
  const [row] = await db
    .select()
    .from(presets)
    .where(and(eq(presets.modelId, modelId), eq(sortKey, sql`lower(${name})`), ne(presets.id, exceptId)));
  return row ?? null;
}

export async function insertPreset(db: Database, row: typeof presets.$inferInsert): Promise<PresetRow> {
  const [stored] = await db.insert(presets).values(row).returning();
  if (stored === undefined) throw new Error('an insert returned no row');
  return stored;
}

type Change = { name: string; overrides: JsonObject; version: number; updatedBy: string };

/** Changes a preset. The caller holds the model's lock and has seen the row. */
export async function updatePresetRow(db: Database, id: string, change: Change): Promise<PresetRow> {
  const [stored] = await db
    .update(presets)
    .set({ ...change, revision: sql`${presets.revision} + 1`, updatedAt: sql`clock_timestamp()` })
    .where(eq(presets.id, id))
    .returning();
  if (stored === undefined) throw new Error('an update returned no row');
  return stored;
}

export async function deletePresetRow(db: Database, id: string): Promise<void> {
  await db.delete(presets).where(eq(presets.id, id));
}
