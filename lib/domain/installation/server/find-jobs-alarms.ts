import { and, desc, eq, gt, inArray, isNotNull, lt, max, or, sql } from 'drizzle-orm';
import { jobs, modelConfigs, models } from '@/drizzle/schema';
import type { Database } from '@/lib/platform/db/client';
import type { ErrorClass, RetryReason } from '@/lib/worker/error-class';
import type { JobsAlarm } from '../contract';
import type { Raised } from './alarms-of';

/** Errors of the account: the next job of any model ends in the same way. */
const OF_ACCOUNT: ErrorClass[] = ['unauthorised', 'no_credit', 'not_configured'];
/** Ends of jobs for which the provider did work, so that the account was good. */
const WORKED: ErrorClass[] = ['failed', 'safety_refusal', 'output_unusable'];
/** Errors of a model, or of its live config: the next job of the model ends in the same way. */
const OF_MODEL: ErrorClass[] = ['refused_config', 'model_unavailable'];

/** Errors that jobs wait out before they fail, in words. */
const WAITING: Partial<Record<RetryReason, string>> = {
  unauthorised: 'the provider rejects the API key',
  no_credit: 'the account has no credit left',
  not_configured: 'the provider cannot be called: see REPLICATE_API_TOKEN and REPLICATE_BASE_URL',
  provider_down: 'the provider has been unavailable for more than a minute',
};

const errorClass = sql<ErrorClass>`${jobs.error}->>'class'`;
const message = sql<string>`${jobs.error}->>'message'`;

/** What every job fails with now: one alarm for the account, and one for each model or live config. */
export async function findJobsAlarms(db: Database): Promise<Raised<JobsAlarm>[]> {
  const [account, ofModels] = await Promise.all([findOfAccount(db), findOfModels(db)]);
  return [...account, ...ofModels];
}

const worked = or(eq(jobs.status, 'succeeded'), inArray(errorClass, WORKED));

/** Until a later job shows that the provider works again. */
async function findOfAccount(db: Database): Promise<Raised<JobsAlarm>[]> {
  const [last] = await db
    .select({ class: errorClass, message, finishedAt: jobs.finishedAt })
    .from(jobs)
    .where(and(isNotNull(jobs.finishedAt), or(worked, inArray(errorClass, OF_ACCOUNT))))
    .orderBy(desc(jobs.finishedAt), desc(jobs.id))
    .limit(1);
  const ofAccount = { source: 'jobs', model_id: null, config_revision: null } as const;
  if (last && OF_ACCOUNT.includes(last.class)) {
    const [before] = await db
      .select({ at: max(jobs.finishedAt) })
      .from(jobs)
      .where(worked);
    const code = 'provider_account';
    const detail = `Every job fails: ${last.message}`;
    return [{ id: occurrence(code, before?.at), code, ...ofAccount, detail }];
  }
  const reason = await findWait(db, last?.finishedAt ?? null);
  if (reason === null) return [];
  const code = reason === 'provider_down' ? 'provider_unavailable' : 'provider_account';
  const id = occurrence(code, last?.finishedAt);
  return [{ id, code, ...ofAccount, detail: `Jobs wait: ${WAITING[reason]}.` }];
}

/** The id of an alarm that lasts since the last job for which the provider worked. */
const occurrence = (code: string, workedAt: Date | null | undefined): string =>
  `${code} ${workedAt?.toISOString() ?? 'from the start'}`;

/** What a job waits for since a time, and longer than errors do that pass by themselves. */
async function findWait(db: Database, since: Date | null): Promise<RetryReason | null> {
  const [waiting] = await db
    .select({ reason: sql<RetryReason>`${jobs.retryReason}` })
    .from(jobs)
    .where(
      and(
        inArray(jobs.status, ['queued', 'running']),
        inArray(jobs.retryReason, Object.keys(WAITING)),
        since === null ? undefined : gt(jobs.waitingSince, since),
        lt(jobs.waitingSince, sql`clock_timestamp() - interval '1 minute'`),
      ),
    )
    .orderBy(desc(jobs.waitingSince))
    .limit(1);
  return waiting?.reason ?? null;
}

/**
 * The newest jobs of a model under its live revision failed for the model or the config: one is enough for a model that is
 * gone, or if none has succeeded; else three in a row, since a config may fail with some inputs only.
 */
async function findOfModels(db: Database): Promise<Raised<JobsAlarm>[]> {
  const classes = sql.join(
    OF_MODEL.map((each) => sql`${each}`),
    sql`, `,
  );
  const rows = await db.execute<{
    id: string;
    name: string;
    revision: number;
    class: ErrorClass;
    message: string;
    succeeded: string | null;
  }>(sql`
    select model.id, model.name, coalesce(config.revision, 0) as revision, last.class, last.message,
      success.at::text as succeeded
    from ${models} model left join ${modelConfigs} config on config.model_id = model.id,
      lateral (
        select max(job.finished_at) as at from ${jobs} job
        where job.model_id = model.id and job.config_revision = coalesce(config.revision, 0)
          and job.kind = 'job' and job.status = 'succeeded') success,
      lateral (
        select (array_agg(job.error->>'class' order by job.finished_at desc))[1] as class,
          (array_agg(job.error->>'message' order by job.finished_at desc))[1] as message,
          sum(1 + job.repeats) as count
        from ${jobs} job
        where job.model_id = model.id and job.config_revision = coalesce(config.revision, 0)
          and job.kind = 'job' and job.status = 'failed' and job.error->>'class' in (${classes})
          and job.finished_at > coalesce(success.at, '-infinity')) last
    where model.archived_at is null and last.class is not null
      and (success.at is null or last.class = 'model_unavailable' or last.count >= 3)
    order by model.id`);
  return rows.map(({ id, name, revision, succeeded, ...error }) => {
    const code = error.class === 'model_unavailable' ? 'model_unavailable' : 'config_rejected';
    return {
      id: `${code} ${id} ${revision} ${succeeded ?? 'from the start'}`,
      code,
      source: 'jobs',
      model_id: id,
      config_revision: revision,
      detail: `Jobs of ${name} with revision ${revision} fail: ${error.message}`,
    };
  });
}
