import { z } from 'zod';
import { MODEL_KEY } from '@/lib/domain/models/contract';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { issue, jsonObject } from '@/lib/platform/http/schemas';
import { runtimeConfigPath, runtimeInputPath, runtimeSnapshotPath, runtimeStreamPath } from './paths';

/**
 * Headers of every answer to a worker, 304 included. A worker that has a snapshot of this database with a higher number
 * keeps it; only another database id lets it take a lower one.
 */
export const RUNTIME_HEADERS = {
  /** The present snapshot number. */
  revision: 'modelboard-revision',
  /** The id of the database that the number is of. */
  database: 'modelboard-database',
  /** Seconds since the database was last reached; absent while it is there. */
  stale: 'modelboard-stale',
} as const;

/**
 * Header in which a worker says who it is and what it has: `<name>/<instance>; revision=<n>`, without the revision while it
 * has none. It may add `; database=<id>`, so that a number from before an adoption is not taken for one of this database.
 */
export const CLIENT_HEADER = 'modelboard-client';

/** Header with the reason why a worker that gets its config is not listed on the page Workers. */
export const CLIENT_ERROR_HEADER = 'modelboard-client-error';

/** The headers of the documents, for the OpenAPI document. */
const headers = {
  request: {
    'If-None-Match': 'The ETag of the answer that the worker has: 304 while it is the present one',
    'Modelboard-Client': 'Who asks and what it has: `<name>/<instance>; revision=<n>`',
  },
  response: {
    ETag: 'Opaque; send it back in If-None-Match',
    'Modelboard-Revision': 'The present snapshot number',
    'Modelboard-Database': 'The id of the database that the number is of',
    'Modelboard-Client-Error': 'Why the worker is not shown: its token names too many',
    'Modelboard-Stale': 'Seconds since the database was last reached; absent while it is there',
  },
};

/** Counts the shapes that the answers below have had: part of every ETag, so that a new shape is read by everybody. */
export const RUNTIME_SHAPE = 2;

const revision = z.int().describe('The snapshot number at which this last changed');
const databaseId = z.uuid().describe('Revisions of another database cannot be compared with this one');

/** What a worker uses of one model. */
const delivered = {
  version: z.int().describe('The production version'),
  path: z.string().nullable().describe('Where a self-hosted artefact lies'),
  config: jsonObject.describe('The effective config: defaults with the overrides on top'),
  config_revision: z.int().describe('0 before the first save'),
};

/** The config of one model, by default of the active one. */
export const runtimeConfig = z
  .object({ model_id: z.string(), ...delivered, revision, database_id: databaseId })
  .meta({ id: 'RuntimeConfig' });

export type RuntimeConfig = z.infer<typeof runtimeConfig>;

/** One model in the snapshot; its key is the model's id. */
const runtimeModel = z.object({ slug: z.string(), ...delivered, revision }).meta({ id: 'RuntimeModel' });

const texts = z.record(z.string(), z.string());

/** What the prompt of a job is built from. */
const runtimePrompts = z
  .object({
    library: z
      .object({
        structure: z.string().describe('Stands first: what stays as it is'),
        rooms: texts.describe('By room type; `default` for any other'),
        own_rooms: texts.describe("Before `rooms`: an admin's own"),
        styles: texts.describe('By style; `default` for any other'),
        own_styles: texts.describe("Before `styles`: an admin's own"),
        generic: z.string().describe('In place of room and style, where a job names neither'),
      })
      .meta({ id: 'PromptLibrary' }),
    library_revision: z.int().describe('0 before the first save'),
    revision,
  })
  .meta({ id: 'RuntimePrompts' });

/** All that workers need. Not in it: archived models, and models without a production version. */
export const runtimeSnapshot = z
  .object({
    revision,
    database_id: databaseId,
    active_model: z.string().describe('Id of the model that is used where none is named'),
    models: z.record(z.string(), runtimeModel).describe('By id'),
    prompts: runtimePrompts,
  })
  .meta({ id: 'RuntimeSnapshot' });

export type RuntimeSnapshot = z.infer<typeof runtimeSnapshot>;

/** What an event of the stream says: there is something new. GET says what it is. */
export const revisionEvent = z
  .object({
    revision: z.int().describe('The present snapshot number; the id of the event, too'),
    database_id: databaseId,
  })
  .meta({ id: 'RevisionEvent' });

export type RevisionEvent = z.infer<typeof revisionEvent>;

export const getRuntimeConfigEndpoint = defineEndpoint({
  id: 'getRuntimeConfig',
  method: 'GET',
  path: runtimeConfigPath,
  summary: 'The config of the active model, or of the one named',
  tag: 'Runtime',
  permission: 'runtime:read',
  query: z.object({
    model: z
      .string()
      .regex(MODEL_KEY, 'Must be the id or slug of a model')
      .optional()
      .describe('Id or slug; the active model unless given'),
  }),
  response: runtimeConfig,
  etag: true,
  headers,
  problems: ['not_found', 'conflict'],
});

export const getRuntimeSnapshotEndpoint = defineEndpoint({
  id: 'getRuntimeSnapshot',
  method: 'GET',
  path: runtimeSnapshotPath,
  summary: 'The active model, and the config of every model that workers may use',
  tag: 'Runtime',
  permission: 'runtime:read',
  response: runtimeSnapshot,
  etag: true,
  headers,
});

const { ETag: _, ...streamed } = headers.response;

export const streamRevisionsEndpoint = defineEndpoint({
  id: 'streamRevisions',
  method: 'GET',
  path: runtimeStreamPath,
  summary: 'Says that something changed, as server-sent events',
  tag: 'Runtime',
  permission: 'runtime:read',
  mediaType: 'text/event-stream',
  response: z
    .string()
    .describe(
      'Events `revision`: `id` is the present snapshot number, `data` is `{"revision": 42, "database_id": "…"}`. The first one comes at once, unless `Last-Event-ID` is the present number already. A comment comes every 15 s',
    ),
  headers: {
    request: {
      'Last-Event-ID': 'The id of the last event that the worker got',
      'Modelboard-Client': headers.request['Modelboard-Client'],
    },
    response: streamed,
  },
});

/**
 * The inputs of one job. The builder of the model checks them, since each model has its own; `prompt`, `image` and `seed`
 * are the same for all.
 */
export const jobInputs = jsonObject.meta({
  type: 'object',
  properties: {
    prompt: { description: 'What the job is about' },
    image: {
      description:
        'A picture: an https address, or a base64 data URL of a PNG, JPEG, WebP or GIF. Goes where the model takes it; a list of them where it takes several',
    },
    seed: {
      description: 'Used where the config has none; left out, with a warning, where the model knows none',
    },
  },
  additionalProperties: { description: 'Any other input of the model, by its name' },
});

/** What was corrected or left out of a provider's input, or may be refused. No text of it holds a value. */
export const inputWarning = issue
  .describe('`path` points to the parameter, as the request or the config names it')
  .meta({ id: 'InputWarning' });

/** What is to be sent to the provider. */
export const runtimeInput = z
  .object({
    model_id: z.string(),
    version: delivered.version,
    config_revision: delivered.config_revision,
    input: jsonObject.describe('The whole input of the provider: config and inputs'),
    warnings: z.array(inputWarning),
  })
  .meta({ id: 'RuntimeInput' });

export type RuntimeInput = z.infer<typeof runtimeInput>;

export const buildRuntimeInputEndpoint = defineEndpoint({
  id: 'buildRuntimeInput',
  method: 'POST',
  path: runtimeInputPath,
  summary: "A provider's input for one job, under what is live of a model. Nothing is stored or sent",
  tag: 'Runtime',
  permission: 'runtime:read',
  body: jobInputs,
  response: runtimeInput,
  problems: ['conflict'],
});
