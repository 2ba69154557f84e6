import { z } from 'zod';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import {
  at,
  change,
  configChange,
  databaseIntegerInQuery,
  errorsOmitted,
  etag,
  issue,
  jsonObject,
  jsonValue,
  nextCursor,
  note,
  paging,
  timestamp,
} from '@/lib/platform/http/schemas';
import {
  configPath,
  configSchemaPath,
  restoreRevisionPath,
  revisionPath,
  revisionsPath,
  validateConfigPath,
} from './paths';

/** What is live, what of it was set, and what differs: of whatever is tuned by a schema. */
export const configState = {
  revision: z.int().describe('0 before the first save'),
  config: jsonObject.describe('Effective: defaults with the overrides on top'),
  overrides: jsonObject.describe('What is stored, pins included'),
  defaults: jsonObject,
  diff: z.array(configChange),
  updated_at: timestamp.nullable(),
  updated_by: z.string().nullable(),
  note,
  etag,
};

/** The config of one model. */
export const modelConfig = z
  .object({
    model_id: z.string(),
    version: z.int().describe('The version whose schema holds'),
    ...configState,
  })
  .meta({ id: 'ModelConfig' });

export type ModelConfig = z.infer<typeof modelConfig>;

const field = z
  .object({
    name: z.string(),
    type: z.enum(['string', 'int', 'float', 'bool', 'array', 'object', 'any']),
    title: z.string(),
    default: jsonValue.nullable(),
    has_default: z.boolean(),
    description: z.string(),
    min: z.number().nullable(),
    max: z.number().nullable(),
    required: z.boolean().describe('Always present in the effective config, or required by the schema'),
    nullable: z.boolean(),
    options: z.array(jsonValue).nullable(),
    group: z.string().nullable(),
    order: z.number(),
  })
  .meta({ id: 'Field' });

/** What is tuned, as a field list. */
export const fields = z.array(field).describe('What is tuned here');

export const schemaFingerprint = z.string().describe('sha256:… of the parameter schema');

/** The field list of a version's schema, and the JSON Schema that it comes from. */
export const configSchema = z
  .object({
    model_id: z.string(),
    display_name: z.string(),
    version: z.int(),
    fingerprint: schemaFingerprint,
    fields,
    inputs: z.array(field).describe('What comes with each job'),
    json_schema: jsonObject.describe('The config schema: without inputs'),
  })
  .meta({ id: 'ConfigSchema' });

export type ConfigSchema = z.infer<typeof configSchema>;

/** An immutable, numbered record of what was live. */
export const revisionState = {
  revision: z.int(),
  config: jsonObject,
  overrides: jsonObject,
  diff: z.array(change).describe('Against the revision before; the first one against the defaults'),
  note,
  created_at: timestamp,
  created_by: z.string(),
};

/** A revision of one model's config. */
export const revision = z
  .object({ model_id: z.string(), version: z.int(), ...revisionState })
  .meta({ id: 'Revision' });

export type Revision = z.infer<typeof revision>;

export const revisionList = z.object({ revisions: z.array(revision), next_cursor: nextCursor });

export type RevisionList = z.infer<typeof revisionList>;

export const getConfigEndpoint = defineEndpoint({
  id: 'getConfig',
  method: 'GET',
  path: configPath,
  summary: 'The config of a model, now or at a past time',
  tag: 'Configs',
  permission: 'models:read',
  query: z.object({ at: at.optional() }),
  response: modelConfig,
  etag: true,
  problems: ['conflict'],
});

/** The whole effective config, or exactly what is to be stored; one of the two. */
export const saveConfigBody = z.union(
  [
    z.strictObject({ config: jsonObject, note: note.optional() }),
    z.strictObject({ overrides: jsonObject, note: note.optional() }),
  ],
  {
    error:
      'Send { "config": {…} } or { "overrides": {…} }, with an optional "note" of at most 1,000 characters',
  },
);

export const saveConfigEndpoint = defineEndpoint({
  id: 'saveConfig',
  method: 'PUT',
  path: configPath,
  summary: 'Replace the config',
  tag: 'Configs',
  permission: 'config:write',
  body: saveConfigBody,
  response: modelConfig,
  etag: true,
  ifMatch: 'required',
  problems: ['conflict'],
});

export const patchConfigBody = z.strictObject({
  set: jsonObject.optional().describe('Stored even where equal to the default: a pin'),
  unset: z.array(z.string()).optional().describe('Parameters that inherit again'),
  note: note.optional(),
});

export const patchConfigEndpoint = defineEndpoint({
  id: 'patchConfig',
  method: 'PATCH',
  path: configPath,
  summary: 'Set some parameters and let others inherit again',
  tag: 'Configs',
  permission: 'config:write',
  body: patchConfigBody,
  response: modelConfig,
  etag: true,
  ifMatch: 'required',
  problems: ['conflict'],
});

export const resetConfigEndpoint = defineEndpoint({
  id: 'resetConfig',
  method: 'DELETE',
  path: configPath,
  summary: 'Reset all parameters to their defaults',
  tag: 'Configs',
  permission: 'config:write',
  response: modelConfig,
  etag: true,
  ifMatch: 'required',
  problems: ['conflict'],
});

export const validateConfigEndpoint = defineEndpoint({
  id: 'validateConfig',
  method: 'POST',
  path: validateConfigPath,
  summary: 'Check a config without storing it',
  tag: 'Configs',
  permission: 'models:read',
  body: z.strictObject({ config: jsonObject }),
  response: z.object({
    valid: z.boolean(),
    errors: z.array(issue),
    errors_omitted: errorsOmitted.optional(),
    diff: z.array(configChange),
  }),
  problems: ['conflict'],
});

export const getConfigSchemaEndpoint = defineEndpoint({
  id: 'getConfigSchema',
  method: 'GET',
  path: configSchemaPath,
  summary: 'The parameters of a model version as a field list and as JSON Schema',
  tag: 'Configs',
  permission: 'models:read',
  query: z.object({ version: databaseIntegerInQuery.optional() }),
  response: configSchema,
  problems: ['conflict'],
});

export const listRevisionsEndpoint = defineEndpoint({
  id: 'listRevisions',
  method: 'GET',
  path: revisionsPath,
  summary: 'The history of a config, newest first',
  tag: 'Configs',
  permission: 'models:read',
  query: z.object(paging),
  response: revisionList,
});

export const getRevisionEndpoint = defineEndpoint({
  id: 'getRevision',
  method: 'GET',
  path: revisionPath,
  summary: 'One revision of a config',
  tag: 'Configs',
  permission: 'models:read',
  response: revision,
});

export const restoreBody = z.strictObject({ note: note.optional() }).optional();

export const restoreRevisionEndpoint = defineEndpoint({
  id: 'restoreRevision',
  method: 'POST',
  path: restoreRevisionPath,
  summary: 'Store the overrides of an earlier revision again, as a new revision',
  tag: 'Configs',
  permission: 'config:write',
  body: restoreBody,
  response: modelConfig,
  etag: true,
  ifMatch: 'required',
  problems: ['conflict'],
});
