import { and, eq, sql } from 'drizzle-orm';
import { jobs, refusedKeys } from '@/drizzle/schema';
import type { JsonObject } from '@/lib/config-schema';
import { actorColumns, type Context } from '@/lib/platform/context';
import { limitErrors, type ProblemEntry, ProblemError } from '@/lib/platform/errors';
import type { JobRequest } from '../contract';
import { findRepeated, hashOf, withoutSecrets } from './add-job';
import { keepImage, noteImagesUsed } from './keep-image';
import { unsendable } from './require-sendable';

/** Errors of the config that the message of the job names. */
const MAX_NAMED = 10;

type Refused = {
  modelId: string;
  version: number;
  configRevision: number;
  /** Effective. */
  config: JsonObject;
  request: JobRequest;
  /** Inputs of the request that are secrets. */
  secrets: JsonObject;
  key: string | undefined;
  errors: ProblemEntry[];
};

/** Whether a job is refused for a value of the config, which has no `in`, and not only for what came with it. */
export function isOfConfig(error: unknown): error is ProblemError {
  return error instanceof ProblemError && error.errors.some((entry) => entry.in === undefined);
}

/**
 * Stores a job that its config refuses as a failed one, so that the config is seen to fail. One job stands for all that
 * a config revision refuses within a second, and counts the others. Answers the problem to throw, with the job's id.
 */
export async function refuseJob(ctx: Context, refused: Refused): Promise<ProblemError> {
  const { key, request } = refused;
  const refusal = limitErrors(refused.errors);
  const id = (await count(ctx, refused)) ?? (await insert(ctx, refused));
  if (key === undefined) return unsendable(refusal, id);
  // The first answer under a key holds, whatever the config is later, and whoever sends it at the same time.
  await ctx.db
    .insert(refusedKeys)
    .values({
      ...actorColumns(ctx.actor),
      ...{ idempotencyKey: key, requestHash: hashOf(request), jobId: id, refusal },
    })
    .onConflictDoNothing();
  await findRepeated(ctx, key, request);
  return unsendable(refusal, id);
}

const second = sql`date_trunc('second', clock_timestamp())`;

/** Counts the request with the job of this second; null if there is none. */
async function count({ db }: Context, { modelId, version, configRevision }: Refused): Promise<string | null> {
  const [row] = await db
    .update(jobs)
    .set({ repeats: sql`${jobs.repeats} + 1` })
    .where(
      and(
        eq(jobs.modelId, modelId),
        eq(jobs.version, version),
        eq(jobs.configRevision, configRevision),
        eq(jobs.refusedAt, second),
      ),
    )
    .returning({ id: jobs.id });
  return row?.id ?? null;
}

async function insert(ctx: Context, refused: Refused): Promise<string> {
  const { modelId, version, configRevision, config, request, secrets, errors } = refused;
  // An image that is no image is among the errors already.
  const kept = await keepImage(ctx, request).catch(() => ({ ...request, image: undefined }));
  const ofConfig = errors.filter((entry) => entry.in === undefined);
  const words = ofConfig.slice(0, MAX_NAMED).map(({ path, message }) => `${path}: ${message}`);
  if (ofConfig.length > MAX_NAMED) words.push(`and ${ofConfig.length - MAX_NAMED} more`);
  const [row] = await ctx.db
    .insert(jobs)
    .values({
      ...{ kind: 'job', status: 'failed', modelId, version, configRevision, config },
      ...actorColumns(ctx.actor),
      configSource: 'stream',
      request: withoutSecrets(kept, secrets),
      requestHash: hashOf(request),
      refusal: limitErrors(errors),
      refusedAt: second as unknown as Date,
      error: {
        class: 'refused_config',
        message: `The provider would refuse this job. ${words.join('; ')}`,
        field: ofConfig[0]?.path ?? null,
      },
      finishedAt: sql`clock_timestamp()` as unknown as Date,
    } as typeof jobs.$inferInsert)
    .onConflictDoUpdate({
      target: [jobs.modelId, jobs.version, jobs.configRevision, jobs.refusedAt],
      targetWhere: sql`${jobs.refusedAt} is not null`,
      set: { repeats: sql`${jobs.repeats} + 1` },
    })
    .returning({ id: jobs.id });
  if (row === undefined) throw new Error('a refused job was neither stored nor counted');
  await noteImagesUsed(ctx.db, kept);
  return row.id;
}
