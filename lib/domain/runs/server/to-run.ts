import { toOutcome } from '@/lib/domain/jobs/server';
import type { Run } from '../contract';
import type { RunRow } from './repository';

/** A run as the API shows it. */
export function toRun(row: RunRow): Run {
  return {
    ...toOutcome(row, row.job),
    job_id: row.jobId,
    provider_times: {
      created_at: row.providerCreatedAt?.toISOString() ?? null,
      started_at: row.providerStartedAt?.toISOString() ?? null,
      completed_at: row.providerCompletedAt?.toISOString() ?? null,
    },
  };
}
