import { z } from 'zod';
import { jobStatuses, MAY_READ_JOBS, modelKey, outcome } from '@/lib/domain/jobs/contract';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { at, nextCursor, paging, timestamp } from '@/lib/platform/http/schemas';
import { runPath, runsPath } from './paths';

/** One call of the provider. */
export const run = z
  .object({
    ...outcome,
    job_id: z.uuid(),
    provider_times: z
      .object({
        created_at: timestamp.nullable(),
        started_at: timestamp.nullable(),
        completed_at: timestamp.nullable(),
      })
      .describe("On the provider's clock"),
  })
  .meta({ id: 'Run' });

export type Run = z.infer<typeof run>;

export const runList = z.object({ runs: z.array(run), next_cursor: nextCursor });

export type RunList = z.infer<typeof runList>;

export const listRunsEndpoint = defineEndpoint({
  id: 'listRuns',
  method: 'GET',
  path: runsPath,
  summary: 'Calls of the provider, newest first',
  tag: 'Runs',
  permission: MAY_READ_JOBS,
  query: z.object({
    status: z.enum(jobStatuses).optional(),
    model: modelKey.optional().describe('Id or slug'),
    from: at.optional(),
    to: at.optional(),
    ...paging,
  }),
  response: runList,
  problems: ['not_found'],
});

export const getRunEndpoint = defineEndpoint({
  id: 'getRun',
  method: 'GET',
  path: runPath,
  summary: 'One call of the provider',
  tag: 'Runs',
  permission: MAY_READ_JOBS,
  response: run,
  problems: ['not_found'],
});
