import { z } from 'zod';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { nextCursor, paging, timestamp } from '@/lib/platform/http/schemas';
import { modelPath, modelsPath } from './paths';

const PART = '[A-Za-z0-9][A-Za-z0-9._-]*';

/** An id of one or two parts; a slug is an id of one part. */
export const MODEL_KEY = new RegExp(`^${PART}(?:/${PART})?$`);

/** The id of a model to be made. */
export const modelId = z
  .string()
  .max(200)
  .regex(MODEL_KEY, 'Use owner/name or a plain name, of letters, digits, dots, underscores and hyphens')
  .refine(isFree, 'This name is reserved');

/** The name in URLs. */
export const slug = z
  .string()
  .max(100)
  .regex(new RegExp(`^${PART}$`), 'Use letters, digits, dots, underscores and hyphens')
  .refine(isFree, 'This name is reserved');

export const modelName = z.string().trim().min(1).max(100);

/** `import` is a path below the models. */
function isFree(name: string): boolean {
  return name.toLowerCase() !== 'import';
}

/** A model as the list and the model page show it. */
export const model = z
  .object({
    id: z.string().describe('owner/name or a plain name'),
    slug: z.string().describe('The name in URLs'),
    name: z.string(),
    description: z.string(),
    provider: z.string().nullable(),
    kind: z.enum(['built_in', 'imported']),
    version: z.int().nullable().describe('The production version'),
    staged_version: z.int().nullable().describe('The newest version in staging above the production one'),
    provider_check: z
      .object({ available: z.boolean(), reason: z.string().nullable().describe('Why not') })
      .describe("Whether the provider can be asked for the model's present schema"),
    is_active: z.boolean(),
    overridden: z.array(z.string()).describe('Names of the stored overrides, pins included'),
    config_revision: z.int().describe('0 before the first save'),
    updated_at: timestamp.nullable().describe('When the config was last changed'),
    updated_by: z.string().nullable(),
    archived_at: timestamp.nullable(),
  })
  .meta({ id: 'Model' });

export type Model = z.infer<typeof model>;

export const modelList = z.object({ models: z.array(model), next_cursor: nextCursor });

export type ModelList = z.infer<typeof modelList>;

export const listModelsEndpoint = defineEndpoint({
  id: 'listModels',
  method: 'GET',
  path: modelsPath,
  summary: 'All models; archived ones only when asked for',
  tag: 'Models',
  permission: 'models:read',
  query: z.object({
    q: z.string().max(200).optional().describe('Part of the name, id or description'),
    provider: z.string().max(200).optional(),
    overrides: z.string().max(200).optional().describe('Only models that override this parameter'),
    archived: z.enum(['true', 'false']).optional().describe('true: archived models too'),
    ...paging,
  }),
  response: modelList,
});

export const getModelEndpoint = defineEndpoint({
  id: 'getModel',
  method: 'GET',
  path: modelPath,
  summary: 'One model',
  tag: 'Models',
  permission: 'models:read',
  response: model,
});

export const updateModelEndpoint = defineEndpoint({
  id: 'updateModel',
  method: 'PATCH',
  path: modelPath,
  summary: 'Rename, describe, archive or bring back a model',
  tag: 'Models',
  permission: 'registry:write',
  body: z.strictObject({
    name: modelName.optional(),
    description: z.string().trim().max(2000).optional(),
    slug: slug.optional(),
    archived: z.boolean().optional(),
  }),
  response: model,
  problems: ['conflict'],
});
