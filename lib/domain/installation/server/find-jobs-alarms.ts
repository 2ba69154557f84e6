import { and, desc, eq, inArray, max, or, sql } from 'drizzle-orm';
import { jobs, modelConfigs, models } from '@/drizzle/schema';
import type { Database } from '@/lib/platform/db/client';
import type { ErrorClass } from '@/lib/worker/error-class';
import type { JobsAlarm } from '../contract';
import type { Raised } from './alarms-of';

/** Errors of the account: the next job of any model ends in the same way. */
const OF_ACCOUNT: ErrorClass[] = ['unauthorised', 'no_credit', 'not_configured'];
/** Ends of jobs for which the provider did work, so that the account was good. */
const WORKED: ErrorClass[] = ['failed', 'safety_refusal', 'output_unusable'];
/** Errors of a model, or of its live config: the next job of the model ends in the same way. */
const OF_MODEL: ErrorClass[] = ['refused_config', 'model_unavailable'];

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
    .select({ class: errorClass, message })
    .from(jobs)
    .where(and(sql`${jobs.finishedAt} is not null`, or(worked, inArray(errorClass, OF_ACCOUNT))))
    .orderBy(desc(jobs.finishedAt), desc(jobs.id))
    .limit(1);
  if (!last || !OF_ACCOUNT.includes(last.class)) return [];
  const [{ workedAt } = { workedAt: null }] = await db
    .select({ workedAt: max(jobs.finishedAt) })
    .from(jobs)
    .where(worked);
  const id = `provider_account ${workedAt?.toISOString() ?? 'never worked'}`;
  const detail = `Every job fails: ${last.message}`;
  return [{ id, code: 'provider_account', source: 'jobs', model_id: null, config_revision: null, detail }];
}

/** No job has succeeded under the live revision, and one has failed for the model or the config. */
async function findOfModels(db: Database): Promise<Raised<JobsAlarm>[]> {
  const rows = await db.execute<{
    id: string;
    name: string;
    revision: number;
    class: ErrorClass;
    message: string;
  }>(sql`
    select model.id, model.name, coalesce(config.revision, 0) as revision, last.class, last.message
    from ${models} model left join ${modelConfigs} config on config.model_id = model.id,
      lateral (
        select job.error->>'class' as class, job.error->>'message' as message from ${jobs} job
        where job.model_id = model.id and job.config_revision = coalesce(config.revision, 0)
          and job.kind = 'job' and job.status = 'failed'
          and job.error->>'class' in (${sql.join(
            OF_MODEL.map((each) => sql`${each}`),
            sql`, `,
          )})
        order by job.finished_at desc limit 1) last
    where model.archived_at is null and not exists (
      select from ${jobs} job where job.model_id = model.id and job.config_revision = coalesce(config.revision, 0)
        and job.kind = 'job' and job.status = 'succeeded')
    order by model.id`);
  return rows.map(({ id, name, revision, ...error }) => {
    const code = error.class === 'model_unavailable' ? 'model_unavailable' : 'config_rejected';
    return {
      id: `${code} ${id} ${revision}`,
      code,
      source: 'jobs',
      model_id: id,
      config_revision: revision,
      detail: `All jobs of ${name} with revision ${revision} fail: ${error.message}`,
    };
  });
}
