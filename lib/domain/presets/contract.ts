import { z } from 'zod';
import { defineEndpoint } from '@/lib/platform/http/endpoint';
import { errorsOmitted, etag, issue, jsonObject, timestamp } from '@/lib/platform/http/schemas';
import { presetPath, presetsPath } from './paths';

/** How many presets a model may have. */
export const MAX_PRESETS = 100;

/** A named set of overrides of one model, to be put into its form. No worker gets it. */
export const preset = z
  .object({
    id: z.string(),
    name: z.string(),
    overrides: jsonObject.describe('What it sets, pins included'),
    version: z.int().describe('The version that the overrides were checked against when they were saved'),
    revision: z.int().describe('Counts the changes, from 1'),
    updated_at: timestamp,
    updated_by: z.string(),
    errors: z.array(issue).describe('What the production version does not allow any more'),
    errors_omitted: errorsOmitted.optional(),
    etag,
  })
  .meta({ id: 'Preset' });

export type Preset = z.infer<typeof preset>;

export const presetList = z.object({ presets: z.array(preset) });

export type PresetList = z.infer<typeof presetList>;

/** Unique among the presets of a model, ignoring case. */
export const presetName = z
  .string()
  .trim()
  .min(1, 'Enter a name')
  .max(60, 'Use at most 60 characters')
  .describe('Unique for the model, ignoring case');

const presetOverrides = jsonObject.refine(
  (overrides) => Object.keys(overrides).length > 0,
  'Set at least one parameter',
);

export const listPresetsEndpoint = defineEndpoint({
  id: 'listPresets',
  method: 'GET',
  path: presetsPath,
  summary: 'The presets of a model, by name',
  tag: 'Presets',
  permission: 'models:read',
  response: presetList,
  problems: ['conflict'],
});

export const createPresetEndpoint = defineEndpoint({
  id: 'createPreset',
  method: 'POST',
  path: presetsPath,
  summary: 'Keep overrides under a name; the config stays as it is',
  tag: 'Presets',
  permission: 'config:write',
  body: z.strictObject({ name: presetName, overrides: presetOverrides }),
  response: preset,
  status: 201,
  etag: true,
  problems: ['conflict'],
});

export const getPresetEndpoint = defineEndpoint({
  id: 'getPreset',
  method: 'GET',
  path: presetPath,
  summary: 'One preset',
  tag: 'Presets',
  permission: 'models:read',
  response: preset,
  etag: true,
  problems: ['conflict'],
});

export const updatePresetEndpoint = defineEndpoint({
  id: 'updatePreset',
  method: 'PATCH',
  path: presetPath,
  summary: 'Rename a preset, or replace all that it sets',
  tag: 'Presets',
  permission: 'config:write',
  body: z.strictObject({ name: presetName.optional(), overrides: presetOverrides.optional() }),
  response: preset,
  etag: true,
  ifMatch: 'required',
  problems: ['conflict'],
});

export const deletePresetEndpoint = defineEndpoint({
  id: 'deletePreset',
  method: 'DELETE',
  path: presetPath,
  summary: 'Delete a preset; answers with what it was',
  tag: 'Presets',
  permission: 'config:write',
  response: preset,
  ifMatch: 'required',
  problems: ['conflict'],
});
