import type { jobs, runs } from '@/drizzle/schema';
import { keptImagePath } from '@/lib/worker/inputs/kept-image';
import { type ErrorClass, type Job, type JobRequest, jobRequest, type RetryReason } from '../contract';
import type { JobRow } from './repository';

/** What rows of jobs and runs share. */
type Stamped = Pick<
  typeof jobs.$inferSelect,
  keyof typeof jobs.$inferSelect & keyof typeof runs.$inferSelect
>;

/** A job as the API shows it. */
export function toJob(row: JobRow): Job {
  return { ...toOutcome(row), request: requestOf(row.request) };
}

/** What a job and a run show of what made them and what came of it. */
export function toOutcome(row: Stamped): Omit<Job, 'request'> {
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
    error: error && { ...error, class: error.class as ErrorClass },
    cost: cost === null || currency === null ? null : { amount: cost, currency },
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

function progressOf({ progress, status, canceledBy }: Stamped): Job['progress'] {
  if (status !== 'running' || canceledBy === null) return progress;
  return { logs: '', predict_time: null, ...progress, status: 'canceling' };
}

/** Stored as it was checked. */
const requestOf = (stored: JobRow['request']): JobRequest => jobRequest.parse(stored);
