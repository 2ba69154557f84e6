import { queryOptions } from '@tanstack/react-query';
import type { JsonObject } from '@/lib/config-schema/types';
import { call } from '@/lib/platform/client/call';
import { fillPath } from '@/lib/platform/client/path';
import type { Preset, PresetList } from './contract';
import { presetPath, presetsPath } from './paths';

export const presetsQuery = (modelId: string) =>
  queryOptions({
    queryKey: [presetsPath, modelId],
    queryFn: ({ signal }) => call<PresetList>('GET', fillPath(presetsPath, { modelId }), { signal }),
  });

/** One preset as it is now, with the ETag that a change to it names. */
export const presetQuery = (modelId: string, presetId: string) =>
  queryOptions({
    queryKey: [presetPath, modelId, presetId],
    queryFn: ({ signal }) => call<Preset>('GET', fillPath(presetPath, { modelId, presetId }), { signal }),
  });

export const createPreset = (modelId: string, body: { name: string; overrides: JsonObject }) =>
  call<Preset>('POST', fillPath(presetsPath, { modelId }), { body });

type Write = { modelId: string; presetId: string; ifMatch: string };

/** PATCH of a preset: what is absent stays. */
export const updatePreset = (
  { modelId, presetId, ifMatch }: Write,
  body: { name?: string; overrides?: JsonObject },
) => call<Preset>('PATCH', fillPath(presetPath, { modelId, presetId }), { body, ifMatch });

export const deletePreset = ({ modelId, presetId, ifMatch }: Write) =>
  call<Preset>('DELETE', fillPath(presetPath, { modelId, presetId }), { ifMatch });
