import { z } from 'zod';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { nextCursor, paging, timestamp } from '@/lib/platform/http/schemas';
import { workersPath } from './paths';

/** A worker that nobody heard of for so long counts as gone, in seconds: two keep-alives or the longest back-off, and some more. */
export const GONE_AFTER = 60;

/** How long a worker that is gone stays in the list, in hours. */
export const KEPT_FOR = 24;

/** How many workers one token may name. */
export const NAMES_PER_OWNER = 1_000;

/** One process that reads configs, as it said of itself in `Modelboard-Client`. */
export const worker = z
  .object({
    name: z.string(),
    instance: z.string(),
    revision: z.int().nullable().describe('The snapshot number that it has; null while it has none'),
    database_id: z
      .string()
      .nullable()
      .describe('The database that the revision is of; null where that is not known'),
    is_present: z.boolean().describe(`Seen within the last ${GONE_AFTER} s`),
    is_current: z.boolean().describe('Has all that workers get now'),
    error: z
      .object({ code: z.literal('revision_not_issued'), message: z.string() })
      .nullable()
      .describe('An error in the revision or database that it reports'),
    first_seen_at: timestamp,
    last_seen_at: timestamp,
  })
  .meta({ id: 'Worker' });

export type Worker = z.infer<typeof worker>;

export const workerList = z.object({
  revision: z.int().describe('The snapshot number at which what workers get last changed'),
  database_id: z.string(),
  present: z.int().describe(`How many workers were seen within the last ${GONE_AFTER} s`),
  current: z.int().describe('How many of these have the revision'),
  last_seen_at: timestamp.nullable().describe('When any of them was seen last'),
  as_of: timestamp.describe('When this was read, on the clock of the times above'),
  workers: z.array(worker).describe(`By name and instance; those that are gone stay for ${KEPT_FOR} hours`),
  next_cursor: nextCursor,
});

export type WorkerList = z.infer<typeof workerList>;

export const listWorkersEndpoint = defineEndpoint({
  id: 'listWorkers',
  method: 'GET',
  path: workersPath,
  summary: 'Which workers read configs, and which revision each one has, over all instances of the server',
  tag: 'Workers',
  permission: 'models:read',
  query: z.object({
    lacking: z
      .literal('true')
      .optional()
      .describe('Lists only workers that are present and do not have the revision'),
    ...paging,
  }),
  response: workerList,
});
