import { and, asc, desc, eq, getTableColumns, lt, lte, type SQL, sql } from 'drizzle-orm';
import { configRevisions, modelConfigs } from '@/drizzle/schema';
import type { Database } from '@/lib/platform/db/client';
import type { ConfigRecord, ConfigRepository } from './config-repository';

/** Configs in PostgreSQL: the present one in `model_configs`, every one in `config_revisions`. */
export function configRepository(db: Database): ConfigRepository {
  const newest = (limit: number, ...conditions: (SQL | undefined)[]): Promise<ConfigRecord[]> =>
    db
      .select()
      .from(configRevisions)
      .where(and(...conditions))
      .orderBy(desc(configRevisions.revision))
      .limit(limit);
  const ofModel = (modelId: string) => eq(configRevisions.modelId, modelId);
  const first = (rows: ConfigRecord[]) => rows[0] ?? null;
  return {
    async present(modelId) {
      const rows = await db
        .select(getTableColumns(configRevisions))
        .from(modelConfigs)
        .innerJoin(
          configRevisions,
          and(
            eq(configRevisions.modelId, modelConfigs.modelId),
            eq(configRevisions.revision, modelConfigs.revision),
          ),
        )
        .where(eq(modelConfigs.modelId, modelId));
      return first(rows);
    },
    presentAt: async (modelId, time) =>
      first(await newest(1, ofModel(modelId), lte(configRevisions.createdAt, time))),
    record: async (modelId, revision) =>
      first(await newest(1, ofModel(modelId), eq(configRevisions.revision, revision))),
    records: (modelId, { before, limit }) =>
      newest(
        limit,
        ofModel(modelId),
        before === undefined ? undefined : lt(configRevisions.revision, before),
      ),
    async overriding(parameter) {
      const rows = await db
        .select({ modelId: modelConfigs.modelId })
        .from(modelConfigs)
        .where(sql`${modelConfigs.overrides}::jsonb ? ${parameter}`)
        .orderBy(asc(modelConfigs.modelId));
      return rows.map((row) => row.modelId);
    },
    async append(record) {
      const next = sql`coalesce((select max(revision) from config_revisions where model_id = ${record.modelId}), 0) + 1`;
      const [stored] = await db
        .insert(configRevisions)
        .values({ ...record, revision: next })
        .returning();
      if (stored === undefined) throw new Error('an insert returned no row');
      const { overrides, revision, note, createdAt: updatedAt, actorName: updatedBy } = stored;
      const present = { overrides, revision, note, updatedAt, updatedBy };
      await db
        .insert(modelConfigs)
        .values({ modelId: record.modelId, ...present })
        .onConflictDoUpdate({ target: modelConfigs.modelId, set: present });
      return stored;
    },
  };
}
