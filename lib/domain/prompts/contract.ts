import { z } from 'zod';
import {
  configState,
  fields,
  patchConfigBody,
  restoreBody,
  revisionState,
  saveConfigBody,
  schemaFingerprint,
} from '@/lib/domain/config/contract';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { at, jsonObject, nextCursor, paging } from '@/lib/platform/http/schemas';
import {
  promptRevisionPath,
  promptRevisionsPath,
  promptSchemaPath,
  promptsPath,
  restorePromptRevisionPath,
} from './paths';

/** The texts that prompts are built from: what is live, what of it was set, and what differs. */
export const promptConfig = z.object(configState).meta({ id: 'PromptConfig' });

export type PromptConfig = z.infer<typeof promptConfig>;

/** The texts of the library as a field list, and the JSON Schema that it comes from. */
export const promptSchema = z
  .object({
    fingerprint: schemaFingerprint,
    fields,
    json_schema: jsonObject.describe('With the built-in texts as defaults'),
  })
  .meta({ id: 'PromptSchema' });

export type PromptSchema = z.infer<typeof promptSchema>;

/** An immutable, numbered record of the prompt library. */
export const promptRevision = z.object(revisionState).meta({ id: 'PromptRevision' });

export type PromptRevision = z.infer<typeof promptRevision>;

export const promptRevisionList = z.object({
  revisions: z.array(promptRevision),
  next_cursor: nextCursor,
});

export type PromptRevisionList = z.infer<typeof promptRevisionList>;

export const getPromptsEndpoint = defineEndpoint({
  id: 'getPrompts',
  method: 'GET',
  path: promptsPath,
  summary: 'The prompt library, now or at a past time',
  tag: 'Prompts',
  permission: 'models:read',
  query: z.object({ at: at.optional() }),
  response: promptConfig,
  etag: true,
});

export const savePromptsEndpoint = defineEndpoint({
  id: 'savePrompts',
  method: 'PUT',
  path: promptsPath,
  summary: 'Replace the prompt library',
  tag: 'Prompts',
  permission: 'config:write',
  body: saveConfigBody,
  response: promptConfig,
  etag: true,
  ifMatch: 'required',
});

export const patchPromptsEndpoint = defineEndpoint({
  id: 'patchPrompts',
  method: 'PATCH',
  path: promptsPath,
  summary: 'Set some parts of the prompt library and let others inherit again',
  tag: 'Prompts',
  permission: 'config:write',
  body: patchConfigBody,
  response: promptConfig,
  etag: true,
  ifMatch: 'required',
});

export const resetPromptsEndpoint = defineEndpoint({
  id: 'resetPrompts',
  method: 'DELETE',
  path: promptsPath,
  summary: 'Reset the prompt library to the built-in texts',
  tag: 'Prompts',
  permission: 'config:write',
  response: promptConfig,
  etag: true,
  ifMatch: 'required',
});

export const getPromptSchemaEndpoint = defineEndpoint({
  id: 'getPromptSchema',
  method: 'GET',
  path: promptSchemaPath,
  summary: 'The texts of the prompt library as a field list and as JSON Schema',
  tag: 'Prompts',
  permission: 'models:read',
  response: promptSchema,
});

export const listPromptRevisionsEndpoint = defineEndpoint({
  id: 'listPromptRevisions',
  method: 'GET',
  path: promptRevisionsPath,
  summary: 'The history of the prompt library, newest first',
  tag: 'Prompts',
  permission: 'models:read',
  query: z.object(paging),
  response: promptRevisionList,
});

export const getPromptRevisionEndpoint = defineEndpoint({
  id: 'getPromptRevision',
  method: 'GET',
  path: promptRevisionPath,
  summary: 'One revision of the prompt library',
  tag: 'Prompts',
  permission: 'models:read',
  response: promptRevision,
});

export const restorePromptRevisionEndpoint = defineEndpoint({
  id: 'restorePromptRevision',
  method: 'POST',
  path: restorePromptRevisionPath,
  summary: 'Store the overrides of an earlier revision again, as a new revision',
  tag: 'Prompts',
  permission: 'config:write',
  body: restoreBody,
  response: promptConfig,
  etag: true,
  ifMatch: 'required',
});
