import { z } from 'zod';
import { MODEL_KEY } from '@/lib/domain/models/contract';
import { inputWarning } from '@/lib/domain/runtime/contract';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { at, databaseInteger, jsonObject, nextCursor, paging, timestamp } from '@/lib/platform/http/schemas';
import { errorClasses, retryReasons } from '@/lib/worker/error-class';
import { cancelJobPath, configOutcomePath, jobPath, jobsPath, providerPath, trialsPath } from './paths';

export type { ErrorClass, RetryReason } from '@/lib/worker/error-class';

/** Who may look at jobs and runs: who sees models, and who sends jobs, a token with that scope alone only at its own. */
export const MAY_READ_JOBS = ['models:read', 'jobs:write'] as const;

export const jobStatuses = ['queued', 'running', 'succeeded', 'failed', 'canceled'] as const;

export type JobStatus = (typeof jobStatuses)[number];

/** Id or slug of a model, in a body or a query. */
export const modelKey = z.string().regex(MODEL_KEY, 'Must be the id or slug of a model');

const asked = {
  image: z
    .string()
    .optional()
    .describe('A picture: an https address, a base64 data URL, or the `url` of one that was uploaded here'),
  room_type: z.string().max(200).optional().describe('Chooses from the prompt library, with `style`'),
  style: z.string().max(200).optional(),
  prompt: z.string().optional().describe('Goes before the prompt library'),
  seed: z.int().optional().describe('Used where the config has none'),
  inputs: jsonObject.optional().describe('Any other input of the model, by its name'),
};

/** What a job asks for. */
export const jobRequest = z.strictObject({
  ...asked,
  model: modelKey
    .optional()
    .describe('Id or slug; the model that is active when the job is taken unless given'),
});

export type JobRequest = z.infer<typeof jobRequest>;

const seconds = z.number().min(0).nullable();
const actor = z.object({ kind: z.enum(['user', 'token', 'system']), id: z.string(), name: z.string() });

const amount = z.string().describe('A decimal number, such as "0.04"');

/** What a job and a run have in common: what made it, and what came of it. */
export const outcome = {
  id: z.uuid(),
  kind: z.enum(['job', 'trial']).describe('`trial`: tried by an admin, with values that need not be saved'),
  status: z.enum(jobStatuses),
  model_id: z.string(),
  version: z.int().nullable().describe('Null until it is taken, as all that made it'),
  config_revision: z.int().nullable().describe('Null for a trial with values of its own'),
  config_source: z
    .string()
    .nullable()
    .describe('Where the config came from: `stream`, `poll`, `disk`, …, `trial`'),
  overrides: jsonObject.nullable().describe('What a trial tried; null otherwise'),
  config: jsonObject.nullable().describe('The effective config that made it'),
  input: jsonObject.nullable().describe('What the provider gets, but for secrets'),
  prompt: z.string().nullable(),
  warnings: z.array(inputWarning),
  outputs: z.array(z.object({ url: z.string(), content_type: z.string() })),
  error: z
    .object({
      class: z.enum(errorClasses),
      message: z.string(),
      field: z.string().nullable().describe('RFC 6901 pointer into the input'),
    })
    .nullable(),
  cost: z.object({ amount, currency: z.string() }).nullable().describe('Null where the price is unknown'),
  images: z
    .array(
      z.object({
        path: z.string().describe('RFC 6901 pointer into the inputs'),
        url: z.string(),
        content_type: z.string(),
      }),
    )
    .describe('Copies of the input images, stored when the job was taken'),
  seed: z
    .int()
    .nullable()
    .describe('That was sent, else that the model wrote into its logs; null if unknown'),
  durations: z
    .object({
      queue: seconds.describe('From the request until a worker took it'),
      prepare: seconds.describe('Until it was sent to the provider'),
      provider: seconds.describe('Until the prediction was seen to have ended'),
      fetch: seconds.describe('Until its outputs were stored'),
      total: seconds.describe('From the request to the end'),
    })
    .describe('Seconds; null if unknown, or not over'),
  prediction_id: z.string().nullable().describe("The provider's own id"),
  progress: z
    .object({
      status: z.string().describe("The provider's own word"),
      logs: z.string().describe('The last 2,000 characters'),
      predict_time: z.number().nullable().describe('Seconds'),
      percent: z.int().nullable().describe('As the model writes it into its logs'),
    })
    .nullable(),
  retry: z
    .object({ reason: z.enum(retryReasons), at: timestamp })
    .nullable()
    .describe('Why it waits in the queue to be tried again, and until when; null otherwise'),
  canceled_by: actor
    .nullable()
    .describe('Who canceled it, also if it succeeded before the provider was told; null otherwise'),
  actor,
  created_at: timestamp,
  started_at: timestamp.nullable(),
  finished_at: timestamp.nullable(),
};

export const job = z
  .object({
    ...outcome,
    request: jobRequest.describe('As asked, but for secrets'),
    repeats: z
      .int()
      .describe('Further requests that its config refused within the same second, which were only counted'),
  })
  .meta({ id: 'Job' });

export type Job = z.infer<typeof job>;

export const jobList = z.object({ jobs: z.array(job), next_cursor: nextCursor });

export type JobList = z.infer<typeof jobList>;

/** Marks an answer for which nothing was made, since its key had been used. It is not sent. */
export const REPEATED = Symbol('repeated');

/** Chosen by the caller. */
export const idempotencyKey = z.string().min(1).max(200);

export const createJobEndpoint = defineEndpoint({
  id: 'createJob',
  method: 'POST',
  path: jobsPath,
  summary:
    'Ask for an image. The same idempotency key again answers with the same job. A job that the config refuses is stored as failed: the problem carries its `job_id`',
  tag: 'Jobs',
  permission: 'jobs:write',
  body: jobRequest.extend({
    idempotency_key: idempotencyKey
      .optional()
      .describe('Chosen by the caller, one for each job; it does not run out'),
  }),
  headers: {
    request: { 'Idempotency-Key': 'The same as the field; 422 if both are sent and differ' },
    response: { 'X-Request-Id': 'Names this request in the log' },
  },
  response: job,
  status: 202,
  otherwise: { status: 200, when: (answer) => REPEATED in answer },
  problems: ['not_found', 'conflict'],
});

export const listJobsEndpoint = defineEndpoint({
  id: 'listJobs',
  method: 'GET',
  path: jobsPath,
  summary: 'Jobs, newest first',
  tag: 'Jobs',
  permission: MAY_READ_JOBS,
  query: z.object({
    status: z.enum(jobStatuses).optional(),
    model: modelKey.optional().describe('Id or slug'),
    from: at.optional(),
    to: at.optional(),
    ...paging,
  }),
  response: jobList,
  problems: ['not_found'],
});

export const getJobEndpoint = defineEndpoint({
  id: 'getJob',
  method: 'GET',
  path: jobPath,
  summary: 'One job',
  tag: 'Jobs',
  permission: MAY_READ_JOBS,
  response: job,
  problems: ['not_found'],
});

export const cancelJobEndpoint = defineEndpoint({
  id: 'cancelJob',
  method: 'POST',
  path: cancelJobPath,
  summary:
    'Cancel a job: immediately while it is queued, else as soon as its prediction has ended. If that succeeded, so does the job',
  tag: 'Jobs',
  permission: 'jobs:write',
  response: job,
  problems: ['not_found', 'conflict'],
});

export const createTrialEndpoint = defineEndpoint({
  id: 'createTrial',
  method: 'POST',
  path: trialsPath,
  summary: 'Run a model once under values that need not be saved',
  tag: 'Jobs',
  permission: 'jobs:write',
  body: z.strictObject({
    version: databaseInteger.optional().describe('The production version unless given'),
    overrides: jsonObject.optional().describe('The stored ones unless given'),
    request: z.strictObject(asked),
  }),
  response: job,
  status: 202,
  problems: ['conflict'],
});

/** What became of the jobs of one config revision. */
export const configOutcome = z
  .object({
    model_id: z.string(),
    config_revision: z.int(),
    jobs: z.int().describe('Jobs under this revision that succeeded or failed; no test runs'),
    failed: z.int(),
    failure_rate: z.number().nullable().describe('From 0 to 1; null before a job has ended'),
    last_error: outcome.error.describe('Of the job that failed last'),
  })
  .meta({ id: 'ConfigOutcome' });

export type ConfigOutcome = z.infer<typeof configOutcome>;

export const getConfigOutcomeEndpoint = defineEndpoint({
  id: 'getConfigOutcome',
  method: 'GET',
  path: configOutcomePath,
  summary: 'How many jobs a config revision has let succeed or fail',
  tag: 'Jobs',
  permission: 'models:read',
  query: z.object({
    revision: z.coerce
      .number()
      .int()
      .min(0)
      .max(2_147_483_647)
      .optional()
      .describe('The live one unless given'),
  }),
  response: configOutcome,
});

/** Whether jobs can be sent. */
export const provider = z
  .object({
    provider: z.literal('replicate'),
    configured: z.boolean(),
    missing: z.array(z.string()).describe('Names of the environment variables that are not set'),
  })
  .meta({ id: 'Provider' });

export type Provider = z.infer<typeof provider>;

export const getProviderEndpoint = defineEndpoint({
  id: 'getProvider',
  method: 'GET',
  path: providerPath,
  summary: 'Whether the provider can be called, and which settings are missing',
  tag: 'Jobs',
  permission: 'models:read',
  response: provider,
});
