import { and, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { AnyPgColumn } from 'drizzle-orm/pg-core';
import { jobs, models, modelVersions, runs } from '@/drizzle/schema';
import type { JsonValue } from '@/lib/config-schema';
import type { Database } from '@/lib/platform/db/client';
import { databaseCode } from '@/lib/platform/db/errors';
import type { Assignment, JobEnd, Prediction, Progress, Stamp, StoredVersion } from '@/lib/worker/ports';
import type { JobRow } from './repository';

/** SQLSTATE unique_violation. */
const NOT_UNIQUE = '23505';

const now = sql`clock_timestamp()`;
const isOpen = inArray(jobs.status, ['queued', 'running']);
const json = (value: unknown): SQL => sql`${JSON.stringify(value)}::jsonb`;
/** The same for a column that keeps the order of keys. */
const inOrder = (value: unknown): SQL => sql`${JSON.stringify(value)}::json`;

/** Begins or takes up a job; null where it has ended. */
export async function takeRow(db: Database, id: string): Promise<JobRow | null> {
  const [row] = await db
    .update(jobs)
    .set({ status: 'running', startedAt: sql`coalesce(${jobs.startedAt}, ${now})` })
    .where(and(eq(jobs.id, id), isOpen))
    .returning();
  return row ?? null;
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
      config: first(jobs.config, config === null ? sql`null::jsonb` : json(config)),
    })
    .where(and(eq(jobs.id, id), isOpen))
    .returning();
  return row ?? null;
}

/** Stamps a job that was never sent, and opens its run. True again for the same run. */
export async function markRow(db: Database, id: string, stamp: Stamp, runId: string): Promise<boolean> {
  const rows = await db.execute(sql`
    with marked as (
      update ${jobs} set model_id = ${stamp.modelId}, version = ${stamp.version},
        config_revision = ${stamp.configRevision}, config_source = ${stamp.configSource},
        config = ${inOrder(stamp.config)}, prompt = ${stamp.prompt}, input = ${inOrder(stamp.input)},
        warnings = ${json(stamp.warnings)}, prediction_requested_at = ${now}
      where id = ${id} and status = 'running' and prediction_requested_at is null
      returning *)
    insert into ${runs} (id, job_id, kind, status, model_id, version, config_revision, config_source, overrides,
      config, prompt, input, warnings, actor_kind, actor_id, actor_name, started_at)
    select ${runId}::uuid, id, kind, status, model_id, version, config_revision, config_source, overrides,
      config, prompt, input, warnings, actor_kind, actor_id, actor_name, prediction_requested_at
    from marked returning 1`);
  if (rows.length > 0) return true;
  const known = await db.select({ id: runs.id }).from(runs).where(eq(runs.id, runId));
  return known.length > 0;
}

/** Keeps the provider's id with a job and its open run. False where another job has it. */
export async function keepPrediction(db: Database, id: string, prediction: Prediction): Promise<boolean> {
  try {
    await db.execute(sql`
      with kept as (
        update ${jobs} set prediction_id = ${prediction.id} where id = ${id} and status = 'running' returning id)
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

/** Answers whether the job is to be canceled. */
export async function reportRow(db: Database, id: string, progress: Progress): Promise<boolean> {
  const [row] = await db
    .update(jobs)
    .set({ progress: stored(progress) })
    .where(and(eq(jobs.id, id), isOpen))
    .returning({ at: jobs.cancelRequestedAt });
  return (row?.at ?? null) !== null;
}

export async function isCancelRequested(db: Database, id: string): Promise<boolean> {
  const [row] = await db.select({ at: jobs.cancelRequestedAt }).from(jobs).where(eq(jobs.id, id));
  return (row?.at ?? null) !== null;
}

/** Ends a job and its open run with the same outcome. What has ended stays as it is. */
export async function finishRow(db: Database, id: string, end: JobEnd): Promise<void> {
  const { status, outputs, error, cost, prediction, images, warnings, stamp = {} } = end;
  const own = stamped(stamp);
  const before = stamp.warnings ? json(stamp.warnings) : sql`warnings`;
  const outcome = sql`status = ${status}, outputs = ${json(outputs)}, error = ${error && json(error)},
    cost = ${cost?.amount ?? null}::numeric, currency = ${cost?.currency ?? null}, images = ${json(images)},
    warnings = ${before} || ${json(warnings)}`;
  const providerEnd = end.sinceProviderEndMs;
  const progress = prediction && json(stored(prediction));
  await db.execute(sql`
    with ended as (
      update ${jobs} set ${outcome}, ${own} progress = coalesce(${progress}, progress), secrets = null,
        finished_at = ${now}, provider_ended_at = ${now} - ${providerEnd}::double precision * interval '1 millisecond'
      where id = ${id} and status in ('queued', 'running')
      returning id, progress, finished_at, provider_ended_at)
    update ${runs} set ${outcome}, progress = ended.progress, finished_at = ended.finished_at, provider_ended_at = ended.provider_ended_at,
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
