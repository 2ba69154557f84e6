import { inputsOf } from '@/lib/worker/inputs/inputs-of';
import type { Stamp, TakenJob } from '@/lib/worker/ports';
import { jobRequest } from '../contract';
import type { JobRow } from './repository';
import { unsealed } from './sealed-secrets';

/** A row as a worker takes it; `agoMs`: since there may be a prediction. */
export function toTakenJob(row: JobRow & { agoMs: number | null }): TakenJob {
  const request = jobRequest.parse(row.request);
  const isTrial = row.kind === 'trial';
  return {
    id: row.id,
    kind: row.kind,
    modelId: isTrial ? row.modelId : (request.model ?? null),
    version: isTrial ? row.version : null,
    inputs: { ...inputsOf(request), ...unsealed(row.secrets) },
    roomType: request.room_type ?? null,
    style: request.style ?? null,
    overrides: row.overrides,
    isCanceled: row.cancelRequestedAt !== null,
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

/** Of a job that was sent, every part of it is there. */
function stampOf(row: JobRow): Stamp {
  const { modelId, version, configRevision, configSource, config, prompt, input, warnings } = row;
  if (version === null || configSource === null || config === null || input === null)
    throw new Error(`job ${row.id} was sent without its stamp`);
  return { modelId, version, configRevision, configSource, config, prompt, input, warnings };
}
