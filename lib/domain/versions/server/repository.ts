import { and, asc, desc, eq, getTableColumns, gt, isNull, lt, lte, ne, notExists, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { models, modelVersionEvents, modelVersions } from '@/drizzle/schema';
import type { Database } from '@/lib/platform/db/client';
import type { RegistryStore, VersionFilter } from './registry-store';

/** Versions and their events in PostgreSQL. */
export function registryStore(db: Database): RegistryStore {
  return {
    async insert(version, by) {
      const [row] = await db
        .insert(modelVersions)
        .values({ ...version, createdBy: by.actorName })
        .returning();
      const { modelId, version: number, status } = version;
      await db
        .insert(modelVersionEvents)
        .values({ ...by, modelId, version: number, status, action: 'register' });
      return stored(row);
    },
    async version(modelId, version) {
      const [row] = await db.select().from(modelVersions).where(isVersion(modelId, version));
      return row ?? null;
    },
    versions: (filter) => selectVersions(db, filter),
    async production(modelId) {
      const inProduction = and(eq(modelVersions.modelId, modelId), eq(modelVersions.status, 'production'));
      const [row] = await db.select().from(modelVersions).where(inProduction);
      return row ?? null;
    },
    async productionAt(modelId, time) {
      const [row] = await selectProductionAt(db, modelId, time);
      return row?.version ?? null;
    },
    async setStatus(change) {
      const isIt = isVersion(change.modelId, change.version);
      const former = db.select({ status: modelVersions.status }).from(modelVersions).where(isIt);
      const [event] = await db
        .insert(modelVersionEvents)
        .values({ ...change, formerStatus: sql`(${former})` })
        .returning();
      await db.update(modelVersions).set({ status: change.status }).where(isIt);
      return stored(event);
    },
    async event(modelId, id) {
      const isIt = and(eq(modelVersionEvents.modelId, modelId), eq(modelVersionEvents.id, id));
      const [row] = await db.select().from(modelVersionEvents).where(isIt);
      return row ?? null;
    },
    events: (modelId, { before, limit }) =>
      db
        .select()
        .from(modelVersionEvents)
        .where(
          and(
            eq(modelVersionEvents.modelId, modelId),
            before === undefined ? undefined : lt(modelVersionEvents.id, before),
          ),
        )
        .orderBy(desc(modelVersionEvents.id))
        .limit(limit),
  };
}

const isVersion = (modelId: string, version: number) =>
  and(eq(modelVersions.modelId, modelId), eq(modelVersions.version, version));

function stored<Row>(row: Row | undefined): Row {
  if (row === undefined) throw new Error('an insert returned no row');
  return row;
}

/** The query behind `versions`; each row looks up the last event of its version. */
function selectVersions(db: Database, filter: VersionFilter) {
  const { modelId, version, status, listed, isDescending = false, after, limit } = filter;
  const direction = isDescending ? desc : asc;
  const latest = db
    .select({
      at: modelVersionEvents.createdAt,
      by: modelVersionEvents.actorName,
      note: modelVersionEvents.note,
    })
    .from(modelVersionEvents)
    .where(
      and(
        eq(modelVersionEvents.modelId, modelVersions.modelId),
        eq(modelVersionEvents.version, modelVersions.version),
      ),
    )
    .orderBy(desc(modelVersionEvents.id))
    .limit(1)
    .as('latest');
  const query = db
    .select({
      ...getTableColumns(modelVersions),
      statusAt: latest.at,
      statusBy: latest.by,
      statusNote: latest.note,
    })
    .from(modelVersions)
    .innerJoin(models, eq(models.id, modelVersions.modelId))
    .innerJoinLateral(latest, sql`true`)
    .where(
      and(
        modelId === undefined ? undefined : eq(modelVersions.modelId, modelId),
        version === undefined ? undefined : eq(modelVersions.version, version),
        status === undefined ? undefined : eq(modelVersions.status, status),
        listed ? isNull(models.archivedAt) : undefined,
        after
          ? sql`(${modelVersions.modelId}, ${modelVersions.version}) ${isDescending ? sql`<` : sql`>`} (${after[0]}, ${after[1]})`
          : undefined,
      ),
    )
    .orderBy(direction(modelVersions.modelId), direction(modelVersions.version))
    .$dynamic();
  return limit === undefined ? query : query.limit(limit);
}

/** The query behind `productionAt`: the last version that went to production, unless it was taken out again. */
function selectProductionAt(db: Database, modelId: string, time: Date) {
  const last = db
    .select()
    .from(modelVersionEvents)
    .where(
      and(
        eq(modelVersionEvents.modelId, modelId),
        eq(modelVersionEvents.status, 'production'),
        lte(modelVersionEvents.createdAt, time),
      ),
    )
    .orderBy(desc(modelVersionEvents.createdAt), desc(modelVersionEvents.id))
    .limit(1)
    .as('last');
  const later = alias(modelVersionEvents, 'later');
  const takenOut = db
    .select({ id: later.id })
    .from(later)
    .where(
      and(
        eq(later.modelId, last.modelId),
        eq(later.version, last.version),
        gt(later.id, last.id),
        ne(later.status, 'production'),
        lte(later.createdAt, time),
      ),
    );
  return db.select({ version: last.version }).from(last).where(notExists(takenOut));
}
