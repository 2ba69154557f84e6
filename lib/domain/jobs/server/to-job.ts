import type { jobs, runs } from '@/drizzle/schema';
import { keptImagePath } from '@/lib/worker/inputs/kept-image';
import { type ErrorClass, type Job, type JobRequest, jobRequest, type RetryReason } from '../contract';
import { percentOf, seedOf } from './read-logs';
import type { JobRow } from './repository';

/** What rows of jobs and runs share. */
type Stamped = Pick<
  typeof jobs.$inferSelect,
  keyof typeof jobs.$inferSelect & keyof typeof runs.$inferSelect
>;

/** A job as the API shows it. */
export function toJob(row: JobRow): Job {
  return { ...toOutcome(row, row), request: requestOf(row.request), repeats: row.repeats };
}

/** When what happened to a job, beside what its run knows. */
export type JobTimes = Pick<JobRow, 'createdAt' | 'startedAt' | 'predictionRequestedAt'>;

/** What a job and a run show of what made them and what came of it. */
export function toOutcome(row: Stamped, times: JobTimes): Omit<Job, 'request' | 'repeats'> {
  const { error, cost, currency, retryReason, retryAt } = row;
  return {
    id: row.id,
    kind: row.kind,
    status: row.status,
    model_id: row.modelId,
    version: row.version,
    config_revision: row.configRevision,
    config_source: row.configSource,
    overrides: row.overrides,
    config: row.config,
    input: row.input,
    prompt: row.prompt,
    warnings: row.warnings,
    outputs: row.outputs.map(({ id, contentType }) => ({
      url: keptImagePath(id),
      content_type: contentType,
    })),
    error: errorOf(error),
    cost: cost === null || currency === null ? null : { amount: cost, currency },
    images: row.images.map(({ path, id, contentType }) => ({
      path,
      url: keptImagePath(id),
      content_type: contentType,
    })),
    seed: seedOf(row),
    durations: durationsOf(row, times),
    prediction_id: row.predictionId,
    progress: progressOf(row),
    retry:
      retryReason === null || retryAt === null
        ? null
        : { reason: retryReason as RetryReason, at: retryAt.toISOString() },
    canceled_by: row.canceledBy,
    actor: { kind: row.actorKind, id: row.actorId, name: row.actorName },
    created_at: row.createdAt.toISOString(),
    started_at: row.startedAt?.toISOString() ?? null,
    finished_at: row.finishedAt?.toISOString() ?? null,
  };
}

/** Why it failed, as the API shows it. */
export const errorOf = (error: JobRow['error']): Job['error'] =>
  error && { ...error, class: error.class as ErrorClass };

function progressOf({ progress, status, canceledBy }: Stamped): Job['progress'] {
  if (status !== 'running' || canceledBy === null) return shown(progress);
  return { logs: '', predict_time: null, percent: null, ...shown(progress), status: 'canceling' };
}

const shown = (progress: JobRow['progress']): Job['progress'] =>
  progress && { ...progress, percent: percentOf(progress.logs) };

function durationsOf({ providerEndedAt, finishedAt }: Stamped, job: JobTimes): Job['durations'] {
  const { createdAt, startedAt, predictionRequestedAt } = job;
  return {
    queue: secondsBetween(createdAt, startedAt),
    prepare: secondsBetween(startedAt, predictionRequestedAt),
    provider: secondsBetween(predictionRequestedAt, providerEndedAt),
    fetch: secondsBetween(providerEndedAt, finishedAt),
    total: secondsBetween(createdAt, finishedAt),
  };
}

/** Null also if a clock was set back in between. */
function secondsBetween(from: Date | null, to: Date | null): number | null {
  const milliseconds = from === null || to === null ? -1 : to.getTime() - from.getTime();
  return milliseconds < 0 ? null : milliseconds / 1000;
}

/** Stored as it was checked. */
const requestOf = (stored: JobRow['request']): JobRequest => jobRequest.parse(stored);
