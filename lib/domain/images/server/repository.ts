import { and, asc, eq, inArray, isNull, lt, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { jobs, uploads } from '@/drizzle/schema';
import { type Actor, actorColumns } from '@/lib/platform/context';
import type { Database } from '@/lib/platform/db/client';

type Upload = { id: string; size: number };

const of = (id: string, actor: Actor) =>
  and(eq(uploads.imageId, id), eq(uploads.actorKind, actor.kind), eq(uploads.actorId, actor.id));

/** Lets one upload at a time be counted, until the end of the transaction. */
export async function lockUploads(db: Database): Promise<void> {
  await db.execute(sql`select pg_advisory_xact_lock(hashtext('modelboard_uploads'))`);
}

/** Whether the actor uploaded this image before; the upload is new again then. */
export async function renewUpload(db: Database, id: string, actor: Actor): Promise<boolean> {
  const rows = await db
    .update(uploads)
    .set({ uploadedAt: sql`clock_timestamp()` })
    .where(of(id, actor))
    .returning({ id: uploads.imageId });
  return rows.length > 0;
}

/** Bytes of all uploads. */
export async function selectUploadedBytes(db: Database): Promise<number> {
  const [row] = await db
    .select({ bytes: sql<number>`coalesce(sum(${uploads.size}), 0)::float8` })
    .from(uploads);
  return row?.bytes ?? 0;
}

export async function insertUpload(db: Database, { id, size }: Upload, actor: Actor): Promise<void> {
  await db.insert(uploads).values({ imageId: id, size, ...actorColumns(actor) });
}

export async function deleteUpload(db: Database, id: string, actor: Actor): Promise<void> {
  await db.delete(uploads).where(of(id, actor));
}

/** Marks these images as named by a job. It and a clean-up that found one of them unused wait for each other. */
export async function setUploadsUsed(db: Database, ids: string[]): Promise<void> {
  await db.update(uploads).set({ usedAt: sql`clock_timestamp()` }).where(inArray(uploads.imageId, ids));
}

const inJob = (id: string) =>
  or(
    sql`${jobs.outputs} @> ${JSON.stringify([{ id }])}::jsonb`,
    sql`${jobs.images} @> ${JSON.stringify([{ id }])}::jsonb`,
  );

/** Whether the actor uploaded the image, or a job of its own made it or has a copy of it. */
export async function isOwnImage(db: Database, id: string, actor: Actor): Promise<boolean> {
  const [upload] = await db.select({ id: uploads.imageId }).from(uploads).where(of(id, actor)).limit(1);
  if (upload !== undefined) return true;
  const [job] = await db
    .select({ id: jobs.id })
    .from(jobs)
    .where(and(eq(jobs.actorKind, actor.kind), eq(jobs.actorId, actor.id), inJob(id)))
    .limit(1);
  return job !== undefined;
}

const other = alias(uploads, 'other');
const isOld = (table: typeof uploads | typeof other, days: number) =>
  and(isNull(table.usedAt), lt(table.uploadedAt, sql`clock_timestamp() - make_interval(days => ${days})`));

/** Images that nobody has uploaded for so many days, and no job has named; the oldest first. */
export async function selectUnused(db: Database, days: number, limit: number): Promise<string[]> {
  const isYoung = sql`not coalesce((${isOld(other, days)}), false)`;
  const rows = await db
    .selectDistinctOn([uploads.uploadedAt, uploads.imageId], { id: uploads.imageId })
    .from(uploads)
    .where(
      and(
        isOld(uploads, days),
        sql`not exists (select from ${uploads} other where other.image_id = ${uploads.imageId} and ${isYoung})`,
      ),
    )
    .orderBy(asc(uploads.uploadedAt), asc(uploads.imageId))
    .limit(limit);
  return [...new Set(rows.map(({ id }) => id))];
}

/** Whether the image is unused still, held until the end of the transaction; false if somebody else has it. */
export async function lockUnused(db: Database, id: string, days: number): Promise<boolean> {
  const rows = await db
    .select({ isOld: sql<boolean>`coalesce((${isOld(uploads, days)}), false)` })
    .from(uploads)
    .where(eq(uploads.imageId, id))
    .for('update', { skipLocked: true });
  return rows.length > 0 && rows.every((row) => row.isOld);
}

export async function hasJob(db: Database, id: string): Promise<boolean> {
  const [job] = await db.select({ id: jobs.id }).from(jobs).where(inJob(id)).limit(1);
  return job !== undefined;
}

export async function deleteUploads(db: Database, id: string): Promise<void> {
  await db.delete(uploads).where(eq(uploads.imageId, id));
}
