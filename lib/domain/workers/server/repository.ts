import { and, asc, count, getTableColumns, gt, inArray, max, not, sql } from 'drizzle-orm';
import { installation, models, prompts, settings, snapshotCounter, workerInstances } from '@/drizzle/schema';
import type { Database } from '@/lib/platform/db/client';
import type { NameKey } from '@/lib/platform/http/paging';
import { GONE_AFTER, KEPT_FOR } from '../contract';
import type { Sighting } from './sighting';

export type WorkerRow = typeof workerInstances.$inferSelect & {
  isPresent: boolean;
  isCurrent: boolean;
  isUnissued: boolean;
};

export type WorkersSummary = {
  revision: number;
  databaseId: string;
  present: number;
  current: number;
  lastSeenAt: Date | null;
  asOf: Date;
};

/** A sighting on the database's clock: how long ago it was, in milliseconds. */
export type AgedSighting = Omit<Sighting, 'at'> & { age: number };

const counter = sql`(select ${snapshotCounter.value} from ${snapshotCounter})`;
const databaseId = sql`(select ${installation.databaseId} from ${installation})`;

/** The snapshot number at which what workers get last changed. */
const changedAt = sql<number>`greatest(
  (select ${max(models.snapshot)} from ${models}), (select ${max(settings.snapshot)} from ${settings}),
  (select ${max(prompts.snapshot)} from ${prompts}), 0)`;

const isPresent = gt(
  workerInstances.lastSeenAt,
  sql`clock_timestamp() - make_interval(secs => ${GONE_AFTER})`,
);
const isCurrent = sql<boolean>`coalesce(
  ${workerInstances.databaseId} = ${databaseId}
    and ${workerInstances.revision} between ${changedAt} and ${counter}, false)`;

/** Above the counter under this id, or under none that is known. */
const isAhead = sql`${workerInstances.revision} > ${counter}
  and (${workerInstances.databaseId} is null or ${workerInstances.databaseId} = ${databaseId})`;
/** This database never issued the number, as far as anything shows. */
const isUnissued = sql<boolean>`coalesce(${isAhead} and not ${workerInstances.isProven}, false)`;

/**
 * Writes sightings in one statement. The newest one of a worker counts, so that its revision goes back only where it
 * said so last. Which database a number is of, where the worker does not say: the present one, if that has counted to
 * it; else the one that the worker had before. A higher number is
 * believed to be of the present database if an ETag proved that it was issued.
 */
export async function upsertSightings(db: Database, sightings: AgedSighting[]): Promise<void> {
  const seen = sql`clock_timestamp() - make_interval(secs => seen.age / 1000.0)`;
  await db.execute(sql`
    insert into ${workerInstances} as known (name, instance, revision, database_id, is_proven, owner_id, first_seen_at, last_seen_at)
    select seen.name, seen.instance, seen.revision,
      case when seen."databaseId" is not null then seen."databaseId"
        when seen.revision <= ${counter} then ${databaseId} end,
      seen."isProven", seen."ownerId", ${seen}, ${seen}
    from jsonb_to_recordset(${JSON.stringify(sightings)}::jsonb)
      as seen (name text, instance text, revision bigint, "databaseId" uuid, "isProven" boolean, "ownerId" text, age double precision)
    order by seen.name, seen.instance
    on conflict (name, instance) do update set
      revision = coalesce(excluded.revision, known.revision),
      database_id = case
        when excluded.revision is null then known.database_id
        when excluded.database_id is not null then excluded.database_id
        else known.database_id
      end,
      is_proven = case
        when excluded.revision is null or excluded.revision = known.revision
          then known.is_proven or excluded.is_proven
        else excluded.is_proven
      end,
      owner_id = excluded.owner_id,
      last_seen_at = excluded.last_seen_at
    where excluded.last_seen_at >= known.last_seen_at`);
}

const { name, instance, lastSeenAt } = workerInstances;

/** What the strip says, over all workers. */
export async function selectSummary(db: Database): Promise<WorkersSummary> {
  const [row] = await db
    .select({
      revision: changedAt.mapWith(Number),
      databaseId: sql<string>`${databaseId}`,
      present: sql<number>`count(*) filter (where ${isPresent})`.mapWith(Number),
      current: sql<number>`count(*) filter (where ${isPresent} and ${isCurrent})`.mapWith(Number),
      lastSeenAt: max(lastSeenAt),
      asOf: sql<Date>`clock_timestamp()`.mapWith(lastSeenAt),
    })
    .from(workerInstances);
  if (row === undefined) throw new Error('a count returned no row');
  return row;
}

/** By name and instance; with `lacking` only those that are present and not current. */
export function selectWorkers(
  db: Database,
  { lacking, after, limit }: { lacking: boolean; after: NameKey | null; limit: number },
): Promise<WorkerRow[]> {
  return db
    .select({
      ...getTableColumns(workerInstances),
      isPresent: sql<boolean>`${isPresent}`,
      isCurrent,
      isUnissued,
    })
    .from(workerInstances)
    .where(
      and(
        lacking ? and(isPresent, not(isCurrent)) : undefined,
        after ? sql`(${name}, ${instance}) > (${after[0]}, ${after[1]})` : undefined,
      ),
    )
    .orderBy(asc(name), asc(instance))
    .limit(limit);
}

/** Connected workers that hold a number which this database issued and has not counted to: how many, and the highest. */
export async function selectAhead(db: Database): Promise<{ workers: number; seen: number | null }> {
  const [row] = await db
    .select({ workers: count(), seen: max(workerInstances.revision) })
    .from(workerInstances)
    .where(and(isPresent, isAhead, workerInstances.isProven));
  return row ?? { workers: 0, seen: null };
}

/** Keeps the workers of these owners that were seen last, so many of each. */
export async function deleteBeyond(db: Database, ownerIds: string[], most: number): Promise<void> {
  await db.execute(sql`
    delete from ${workerInstances} where (name, instance) in (
      select name, instance from (
        select name, instance, row_number() over (partition by owner_id order by last_seen_at desc, name, instance) as place
        from ${workerInstances} where ${inArray(workerInstances.ownerId, ownerIds)}) ranked
      where place > ${most})`);
}

/** Forgets some of the workers that are gone for long, so that names that never come again do not pile up. */
export async function deleteLongGone(db: Database, limit: number): Promise<void> {
  const long = sql`clock_timestamp() - make_interval(hours => ${KEPT_FOR})`;
  await db.execute(sql`
    delete from ${workerInstances} where (name, instance) in (
      select name, instance from ${workerInstances} where last_seen_at < ${long}
      limit ${limit} for update skip locked)`);
}
