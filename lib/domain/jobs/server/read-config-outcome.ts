import { and, desc, eq, sql } from 'drizzle-orm';
import { jobs } from '@/drizzle/schema';
import { readStored } from '@/lib/domain/config/server';
import { findModel } from '@/lib/domain/models/server';
import { type Context, requirePermission } from '@/lib/platform/context';
import type { Database } from '@/lib/platform/db/client';
import type { ConfigOutcome } from '../contract';
import { errorOf } from './to-job';

type Input = { modelId: string; revision?: number | undefined };

/**
 * What became of the jobs of a config revision, the live one unless given: a config that every job fails with has a failure
 * rate of 1. `modelId` is an id or a slug. Throws `not_found`.
 */
export async function readConfigOutcome({
  ctx,
  input,
}: {
  ctx: Context;
  input: Input;
}): Promise<ConfigOutcome> {
  requirePermission(ctx.actor, 'models:read');
  const { id } = await findModel(ctx, input.modelId);
  const revision = input.revision ?? (await readStored(ctx, id)).revision;
  const { succeeded, failed } = await count(ctx.db, id, revision);
  const ended = succeeded + failed;
  return {
    model_id: id,
    config_revision: revision,
    jobs: ended,
    failed,
    failure_rate: ended === 0 ? null : failed / ended,
    last_error: failed === 0 ? null : await lastError(ctx.db, id, revision),
  };
}

const ofRevision = (modelId: string, revision: number) =>
  and(eq(jobs.modelId, modelId), eq(jobs.configRevision, revision), eq(jobs.kind, 'job'));

async function count(db: Database, modelId: string, revision: number) {
  const of = (status: string) =>
    sql<number>`coalesce(sum(1 + ${jobs.repeats}) filter (where ${jobs.status} = ${status}), 0)::int`;
  const [row] = await db
    .select({ succeeded: of('succeeded'), failed: of('failed') })
    .from(jobs)
    .where(ofRevision(modelId, revision));
  return row ?? { succeeded: 0, failed: 0 };
}

async function lastError(db: Database, modelId: string, revision: number) {
  const [row] = await db
    .select({ error: jobs.error })
    .from(jobs)
    .where(and(ofRevision(modelId, revision), eq(jobs.status, 'failed')))
    .orderBy(desc(jobs.finishedAt))
    .limit(1);
  return errorOf(row?.error ?? null);
}
