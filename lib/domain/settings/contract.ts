import { z } from 'zod';
import { MODEL_KEY } from '@/lib/domain/models/contract';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { at, etag, note, timestamp } from '@/lib/platform/http/schemas';
import { activeModelPath } from './paths';

/** The model that a job uses when it names none. */
export const activeModel = z
  .object({
    model_id: z.string(),
    revision: z.int(),
    updated_at: timestamp,
    updated_by: z.string(),
    note,
    etag,
  })
  .meta({ id: 'ActiveModel' });

export type ActiveModel = z.infer<typeof activeModel>;

export const getActiveModelEndpoint = defineEndpoint({
  id: 'getActiveModel',
  method: 'GET',
  path: activeModelPath,
  summary: 'The active model, now or at a past time',
  tag: 'Settings',
  permission: 'models:read',
  query: z.object({ at: at.optional() }),
  response: activeModel,
  etag: true,
  problems: ['not_found'],
});

export const setActiveModelEndpoint = defineEndpoint({
  id: 'setActiveModel',
  method: 'PUT',
  path: activeModelPath,
  summary: 'Make a model the active one',
  tag: 'Settings',
  permission: 'config:write',
  body: z.strictObject({
    model_id: z.string().regex(MODEL_KEY, 'Must be the id or slug of a model').describe('Id or slug'),
    note: note.optional(),
  }),
  response: activeModel,
  etag: true,
  ifMatch: 'required',
  problems: ['conflict'],
});
