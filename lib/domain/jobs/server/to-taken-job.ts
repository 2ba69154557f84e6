import { inputsOf } from '@/lib/worker/inputs/inputs-of';
import type { Assignment, Stamp, TakenJob } from '@/lib/worker/ports';
import { jobRequest } from '../contract';
import type { JobRow } from './repository';
import { unsealed } from './sealed-secrets';

/** A row as a worker takes it; `agoMs`: since there may be a prediction. */
export function toTakenJob(row: JobRow & { agoMs: number | null }): TakenJob {
  const request = jobRequest.parse(row.request);
  const isTrial = row.kind === 'trial';
  const secrets = readable(row.secrets);
  return {
    id: row.id,
    kind: row.kind,
    modelId: isTrial ? row.modelId : (request.model ?? null),
    version: isTrial ? row.version : null,
    inputs: { ...inputsOf(request), ...secrets },
    roomType: request.room_type ?? null,
    style: request.style ?? null,
    overrides: row.overrides,
    isCanceled: row.cancelRequestedAt !== null,
    unreadable:
      secrets === null
        ? 'The secret inputs of this job cannot be decrypted: MODELBOARD_SECRET is not the one that it was sent under.'
        : null,
    assigned: assignmentOf(row),
    images: row.images,
    sent: row.predictionRequestedAt && {
      // Jobs that a former release has sent have none.
      id: row.sendId ?? row.id,
      stamp: stampOf(row),
      at: row.predictionRequestedAt,
      agoMs: row.agoMs ?? 0,
      predictionId: row.predictionId,
    },
  };
}

/** Null if they were encrypted with another key: that must not keep the job from being taken and from ending. */
function readable(secrets: string | null): ReturnType<typeof unsealed> | null {
  try {
    return unsealed(secrets);
  } catch {
    return null;
  }
}

/** What a worker has assigned to a job; null before. */
export function assignmentOf(row: JobRow): Assignment | null {
  const { modelId, version, configRevision, configSource, config } = row;
  if (version === null || configSource === null) return null;
  return { modelId, version, configRevision, configSource, config };
}

/** Of a job that was sent, every part of it is there. */
function stampOf(row: JobRow): Stamp {
  const { modelId, version, configRevision, configSource, config, prompt, input, warnings } = row;
  if (version === null || configSource === null || config === null || input === null)
    throw new Error(`job ${row.id} was sent without its stamp`);
  return { modelId, version, configRevision, configSource, config, prompt, input, warnings };
}
