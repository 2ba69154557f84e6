import { z } from 'zod';
import { inputWarning, jobInputs as jobInputsBody } from '@/lib/domain/runtime/contract';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import {
  databaseInteger,
  databaseIntegerInQuery,
  errorsOmitted,
  issue,
  jsonObject,
} from '@/lib/platform/http/schemas';
import { inputPreviewPath } from './paths';

const version = z.int().describe('The version whose schema holds');

/** What comes with each job of a model, as a form asks for it. */
export const jobInputs = z
  .object({
    model_id: z.string(),
    version,
    prompt: z.boolean().describe('Whether a job has a `prompt`'),
    image: z.string().nullable().describe('The input that `image` becomes; null where there is none'),
    secrets: z.array(z.string()).describe('Inputs that nobody is asked for: each job brings its own'),
    json_schema: jsonObject.describe('The other inputs, as the schema of a config'),
  })
  .meta({ id: 'JobInputs' });

export type JobInputs = z.infer<typeof jobInputs>;

const inputError = issue
  .extend({ part: z.enum(['inputs', 'config']).describe('What `path` points into') })
  .meta({ id: 'InputError' });

/** What a worker would send, or why it would send nothing. */
export const inputPreview = z
  .object({
    model_id: z.string(),
    version,
    input: jsonObject
      .nullable()
      .describe('As the provider gets it, but for secrets; null where there are errors'),
    warnings: z.array(inputWarning),
    errors: z.array(inputError),
    errors_omitted: errorsOmitted.optional(),
  })
  .meta({ id: 'InputPreview' });

export type InputPreview = z.infer<typeof inputPreview>;

export const getJobInputsEndpoint = defineEndpoint({
  id: 'getJobInputs',
  method: 'GET',
  path: inputPreviewPath,
  summary: 'What comes with each job of a model, as a form asks for it',
  tag: 'Models',
  permission: 'models:read',
  query: z.object({ version: databaseIntegerInQuery.optional() }),
  response: jobInputs,
  problems: ['conflict'],
});

export const previewInputEndpoint = defineEndpoint({
  id: 'previewInput',
  method: 'POST',
  path: inputPreviewPath,
  summary: 'What a worker would send with these overrides and inputs; nothing is stored or sent',
  tag: 'Models',
  permission: 'models:read',
  body: z.strictObject({
    version: databaseInteger.optional().describe('The production version unless given'),
    overrides: jsonObject.optional().describe('The stored ones unless given'),
    inputs: jobInputsBody,
  }),
  response: inputPreview,
  problems: ['conflict'],
});
