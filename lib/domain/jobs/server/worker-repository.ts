import { and, eq, getTableColumns, inArray, isNull, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { jobs, models, modelVersions, runs } from '@/drizzle/schema';
import type { JsonValue } from '@/lib/config-schema';
import type { Database } from '@/lib/platform/db/client';
import { databaseCode } from '@/lib/platform/db/errors';
import { addToQueue } from '@/lib/platform/queue/add-to-queue';
import type {
  Assignment,
  JobEnd,
  KeptImage,
  Prediction,
  Progress,
  Stamp,
  StoredVersion,
  Wait,
} from '@/lib/worker/ports';
import type { JobRow } from './repository';

/** SQLSTATE unique_violation. */
const NOT_UNIQUE = '23505';

const now = sql`clock_timestamp()`;
const isOpen = inArray(jobs.status, ['queued', 'running']);
const json = (value: unknown): SQL => sql`${JSON.stringify(value)}::jsonb`;
/** The same for a column that keeps the order of keys. */
const inOrder = (value: unknown): SQL => sql`${JSON.stringify(value)}::json`;

/** Begins or takes up a job, with the milliseconds since there may be a prediction; null where it has ended. */
export async function takeRow(db: Database, id: string): Promise<(JobRow & { agoMs: number | null }) | null> {
  const isOver = { status: 'running', retryReason: null, retryAt: null } as const;
  return db.transaction(async (tx) => {
    const [row] = await tx
      .update(jobs)
      .set({ ...isOver, startedAt: sql`coalesce(${jobs.startedAt}, ${now})` })
      .where(and(eq(jobs.id, id), isOpen))
      .returning({
        ...getTableColumns(jobs),
        agoMs: sql<
          number | null
        >`(extract(epoch from ${now} - ${jobs.predictionRequestedAt}) * 1000)::float8`,
      });
    if (row?.waitingSince)
      await tx
        .update(runs)
        .set(isOver)
        .where(and(eq(runs.jobId, id), isNull(runs.finishedAt)));
    return row ?? null;
  });
}

/** Stores what a job is made with, unless that has been; answers the row as it is then, null if the job has ended. */
export async function assignRow(db: Database, id: string, assignment: Assignment): Promise<JobRow | null> {
  const { modelId, version, configRevision, configSource, config } = assignment;
  const first = <T>(column: AnyPgColumn, value: T) =>
    sql`case when ${jobs.configSource} is null then ${value} else ${column} end`;
  const [row] = await db
    .update(jobs)
    .set({
      modelId: first(jobs.modelId, modelId),
      version: first(jobs.version, sql`${version}::integer`),
      configRevision: first(jobs.configRevision, sql`${configRevision}::integer`),
      configSource: first(jobs.configSource, configSource),
      config: first(jobs.config, config === null ? sql`null::json` : inOrder(config)),
    })
    .where(and(eq(jobs.id, id), isOpen))
    .returning();
  return row ?? null;
}

/** Stores copies of the input images of a job and its open run; what a slower worker has is less, and not stored. */
export async function keepImageRows(db: Database, id: string, images: KeptImage[]): Promise<void> {
  await db.execute(sql`
    with kept as (
      update ${jobs} set images = ${json(images)}
      where id = ${id} and jsonb_array_length(images) < ${images.length} returning id, images)
    update ${runs} set images = kept.images from kept
    where ${runs.jobId} = kept.id and ${runs.finishedAt} is null`);
}

/** Stamps a job that is not sent yet, and opens its run. The same answer again for the same sending. */
export async function markRow(
  db: Database,
  id: string,
  stamp: Stamp,
  sendId: string,
): Promise<'marked' | 'canceled' | 'lost'> {
  const rows = await db.execute(sql`
    with marked as (
      update ${jobs} set model_id = ${stamp.modelId}, version = ${stamp.version},
        config_revision = ${stamp.configRevision}, config_source = ${stamp.configSource},
        config = ${inOrder(stamp.config)}, prompt = ${stamp.prompt}, input = ${inOrder(stamp.input)},
        warnings = ${json(stamp.warnings)}, prediction_requested_at = ${now}, send_id = ${sendId}
      where id = ${id} and status = 'running' and prediction_requested_at is null and cancel_requested_at is null
      returning *),
    rejected as (
      update ${runs} set (status, model_id, version, config_revision, config_source, config, prompt, input, warnings,
        started_at) = (marked.status, marked.model_id, marked.version, marked.config_revision, marked.config_source,
        marked.config, marked.prompt, marked.input, marked.warnings, marked.prediction_requested_at)
      from marked where ${runs.jobId} = marked.id and ${runs.finishedAt} is null),
    opened as (
      insert into ${runs} (job_id, kind, status, model_id, version, config_revision, config_source, overrides,
        config, prompt, input, warnings, images, actor_kind, actor_id, actor_name, started_at)
      select id, kind, status, model_id, version, config_revision, config_source, overrides,
        config, prompt, input, warnings, images, actor_kind, actor_id, actor_name, prediction_requested_at
      from marked where not exists (
        select from ${runs} where ${runs.jobId} = marked.id and ${runs.finishedAt} is null))
    select 1 from marked`);
  if (rows.length > 0) return 'marked';
  const { sendId: sender, predictionRequestedAt, cancelRequestedAt } = jobs;
  const [row] = await db
    .select({ sender, requestedAt: predictionRequestedAt, canceledAt: cancelRequestedAt })
    .from(jobs)
    .where(and(eq(jobs.id, id), isOpen));
  if (row?.sender === sendId) return 'marked';
  return row && row.requestedAt === null && row.canceledAt !== null ? 'canceled' : 'lost';
}

/**
 * Returns a job to the queue, with its open run. False if it has waited as long as it may; true again when repeated. Times are
 * the database's, so that no other clock decides.
 */
export async function putBackRow(db: Database, id: string, wait: Wait): Promise<boolean> {
  const { reason, delayMs, sent, limitMs, leastMs, mostMs } = wait;
  const isSent = sent === 'maybe';
  const since = isSent ? sql`prediction_requested_at` : sql`coalesce(waiting_since, ${now})`;
  const end = sql`${since} + ${milliseconds(limitMs)}`;
  const growing = sql`(${now} - coalesce(waiting_since, ${now})) / 4`;
  const [least, most] = [milliseconds(leastMs), milliseconds(mostMs)];
  const told = delayMs === null ? sql`least(greatest(${growing}, ${least}), ${most})` : milliseconds(delayMs);
  const canceled = milliseconds(wait.isCancelKnown ? (delayMs ?? leastMs) : 0);
  const delay = sql`case when cancel_requested_at is null then ${told} else ${canceled} end`;
  const isAsTold = {
    never: sql`prediction_requested_at is null`,
    maybe: sql`prediction_requested_at is not null`,
    rejected: sql`send_id = ${typeof sent === 'string' ? null : sent.rejected}`,
  }[typeof sent === 'string' ? sent : 'rejected'];
  return db.transaction(async (tx) => {
    const [waiting] = await tx.execute<{ retry_at: string }>(sql`
      with waiting as (
        update ${jobs} set status = ${isSent ? 'running' : 'queued'}, retry_reason = ${reason},
          retry_at = least(${now} + ${delay}, ${end}), waiting_since = coalesce(waiting_since, ${now}),
          prediction_requested_at = ${isSent ? sql`prediction_requested_at` : sql`null`}
        where id = ${id} and status = 'running' and retry_at is null and ${isAsTold} and ${now} < ${end}
        returning id, status, retry_reason, retry_at),
      shown as (
        update ${runs} set (status, retry_reason, retry_at) =
          (waiting.status, waiting.retry_reason, waiting.retry_at)
        from waiting where ${runs.jobId} = waiting.id and ${runs.finishedAt} is null)
      select retry_at from waiting`);
    if (waiting) {
      await addToQueue(tx as unknown as Database, id, new Date(waiting.retry_at));
      return true;
    }
    const [row] = await tx.select().from(jobs).where(eq(jobs.id, id));
    return row?.status !== 'running' || row.retryAt !== null;
  });
}

const milliseconds = (count: number): SQL => sql`${count}::float8 * interval '1 millisecond'`;

/** Keeps the provider's id with a job and its open run. False where another job has it. */
export async function keepPrediction(db: Database, id: string, prediction: Prediction): Promise<boolean> {
  try {
    await db.execute(sql`
      with kept as (
        update ${jobs} set prediction_id = ${prediction.id}, waiting_since = null
        where id = ${id} and status = 'running' returning id)
      update ${runs} set prediction_id = ${prediction.id}, provider_status = ${prediction.status},
        provider_created_at = ${prediction.createdAt.toISOString()}
      from kept where ${runs.jobId} = kept.id and ${runs.finishedAt} is null`);
    return true;
  } catch (error) {
    if (databaseCode(error) === NOT_UNIQUE) return false;
    throw error;
  }
}

/** Those of these predictions that no job has. */
export async function selectUnowned(db: Database, predictionIds: readonly string[]): Promise<string[]> {
  const rows = await db
    .select({ id: jobs.predictionId })
    .from(jobs)
    .where(inArray(jobs.predictionId, [...predictionIds]));
  return predictionIds.filter((id) => !rows.some((row) => row.id === id));
}

/** Stores how far a prediction is; a provider that says so is not waited for any more. */
export async function reportRow(db: Database, id: string, progress: Progress): Promise<void> {
  await db
    .update(jobs)
    .set({ progress: stored(progress), waitingSince: null })
    .where(and(eq(jobs.id, id), isOpen));
}

export async function isCancelRequested(db: Database, id: string): Promise<boolean> {
  const [row] = await db.select({ at: jobs.cancelRequestedAt }).from(jobs).where(eq(jobs.id, id));
  return (row?.at ?? null) !== null;
}

/** Ends a job and its open run with the same outcome. What has ended stays as it is. */
export async function finishRow(db: Database, id: string, end: JobEnd): Promise<void> {
  const { status, outputs, error, cost, prediction, warnings, stamp = {} } = end;
  const own = stamped(stamp);
  const before = stamp.warnings ? json(stamp.warnings) : sql`warnings`;
  const outcome = sql`status = ${status}, outputs = ${json(outputs)}, error = ${error && json(error)},
    cost = ${cost?.amount ?? null}::numeric, currency = ${cost?.currency ?? null},
    warnings = ${before} || ${json(warnings)}, retry_reason = null, retry_at = null`;
  const providerEnd = end.sinceProviderEndMs;
  const progress = prediction && json(stored(prediction));
  await db.execute(sql`
    with ended as (
      update ${jobs} set ${outcome}, ${own} progress = coalesce(${progress}, progress), secrets = null,
        finished_at = ${now}, provider_ended_at = ${now} - ${providerEnd}::double precision * interval '1 millisecond'
      where id = ${id} and status in ('queued', 'running')
      returning id, images, progress, finished_at, provider_ended_at)
    update ${runs} set ${outcome}, images = ended.images, progress = ended.progress, finished_at = ended.finished_at, provider_ended_at = ended.provider_ended_at,
      ${prediction ? providerTimes(prediction) : sql`provider_status = provider_status`}
    from ended where ${runs.jobId} = ended.id and ${runs.finishedAt} is null`);
}

/** Sets what is known of what a job would have been sent with. */
function stamped(stamp: Omit<Partial<Stamp>, 'warnings'>): SQL {
  const columns: [string, JsonValue | SQL | undefined][] = [
    ['model_id', stamp.modelId],
    ['version', stamp.version],
    ['config_revision', stamp.configRevision],
    ['config_source', stamp.configSource],
    ['config', stamp.config && inOrder(stamp.config)],
    ['prompt', stamp.prompt],
    ['input', stamp.input && inOrder(stamp.input)],
  ];
  const set = columns.flatMap(([name, value]) =>
    value === undefined ? [] : [sql`${sql.identifier(name)} = ${value}, `],
  );
  return sql.join(set);
}

function providerTimes({ id, status, createdAt, startedAt, completedAt, predictTime }: Prediction): SQL {
  const time = (at: Date | null) => sql`${at?.toISOString() ?? null}::timestamptz`;
  return sql`prediction_id = ${id}, provider_status = ${status}, provider_created_at = ${time(createdAt)},
    provider_started_at = ${time(startedAt)}, provider_completed_at = ${time(completedAt)},
    predict_time = ${predictTime}::double precision`;
}

/** The end of the logs says how it went. */
const LOGS = 2000;

const stored = ({ status, logs, predictTime }: Progress) => ({
  status,
  logs: logs.slice(-LOGS),
  predict_time: predictTime,
});

/** A version of a model with what messages call the model; null where there is none. */
export async function selectVersion(
  db: Database,
  modelId: string,
  version: number,
): Promise<StoredVersion | null> {
  const { parametersSchema: schema, providerRef } = modelVersions;
  const [row] = await db
    .select({ name: models.name, schema, providerRef })
    .from(modelVersions)
    .innerJoin(models, eq(models.id, modelVersions.modelId))
    .where(and(eq(modelVersions.modelId, modelId), eq(modelVersions.version, version)));
  return row ?? null;
}
