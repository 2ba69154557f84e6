import { and, desc, eq, lte, sql } from 'drizzle-orm';
import { modelVersionEvents, modelVersions } from '@/drizzle/schema';
import type { Database } from '@/lib/platform/db/client';

export type VersionRow = typeof modelVersions.$inferSelect;

const ofModel = (modelId: string) => eq(modelVersions.modelId, modelId);

export async function selectProduction(db: Database, modelId: string): Promise<VersionRow | null> {
  const [row] = await db
    .select()
    .from(modelVersions)
    .where(and(ofModel(modelId), eq(modelVersions.status, 'production')));
  return row ?? null;
}

export async function selectVersion(
  db: Database,
  modelId: string,
  version: number,
): Promise<VersionRow | null> {
  const [row] = await db
    .select()
    .from(modelVersions)
    .where(and(ofModel(modelId), eq(modelVersions.version, version)));
  return row ?? null;
}

/** The number of the version that was in production at a time: its last event until then says so. */
export async function selectProductionAt(db: Database, modelId: string, time: Date): Promise<number | null> {
  const latest = db
    .selectDistinctOn([modelVersionEvents.version])
    .from(modelVersionEvents)
    .where(and(eq(modelVersionEvents.modelId, modelId), lte(modelVersionEvents.createdAt, time)))
    .orderBy(modelVersionEvents.version, desc(modelVersionEvents.id))
    .as('latest');
  const [row] = await db
    .select({ version: latest.version })
    .from(latest)
    .where(eq(latest.status, 'production'));
  return row?.version ?? null;
}

/** Fingerprints of all versions of a model, and its highest number (0 for none). */
export async function selectFingerprints(
  db: Database,
  modelId: string,
): Promise<{ fingerprints: Set<string>; last: number }> {
  const rows = await db
    .select({ version: modelVersions.version, fingerprint: modelVersions.schemaFingerprint })
    .from(modelVersions)
    .where(ofModel(modelId))
    .orderBy(sql`${modelVersions.version}`);
  return { fingerprints: new Set(rows.map((row) => row.fingerprint)), last: rows.at(-1)?.version ?? 0 };
}

export async function insertVersion(db: Database, row: typeof modelVersions.$inferInsert): Promise<void> {
  await db.insert(modelVersions).values(row);
}

export async function insertVersionEvent(
  db: Database,
  row: typeof modelVersionEvents.$inferInsert,
): Promise<void> {
  await db.insert(modelVersionEvents).values(row);
}
