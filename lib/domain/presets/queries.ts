import { queryOptions } from '@tanstack/react-query';
import type { JsonObject } from '@/lib/config-schema/types';
import { request } from '@/lib/domain/api/request';
import { presetPath, presetsPath } from './paths';

export const presetsQuery = (modelId: string) =>
  queryOptions({
    queryKey: [presetsPath, modelId],
    queryFn: ({ signal }) => request('GET', presetsPath, { params: { modelId }, signal }),
  });

/** One preset as it is now, with the ETag that a change to it names. */
export const presetQuery = (modelId: string, presetId: string) =>
  queryOptions({
    queryKey: [presetPath, modelId, presetId],
    queryFn: ({ signal }) => request('GET', presetPath, { params: { modelId, presetId }, signal }),
  });

export const createPreset = (modelId: string, body: { name: string; overrides: JsonObject }) =>
  request('POST', presetsPath, { params: { modelId }, body });

type Write = { modelId: string; presetId: string; ifMatch: string };

/** PATCH of a preset: what is absent stays. */
export const updatePreset = (
  { modelId, presetId, ifMatch }: Write,
  body: { name?: string; overrides?: JsonObject },
) => request('PATCH', presetPath, { params: { modelId, presetId }, body, ifMatch });

export const deletePreset = ({ modelId, presetId, ifMatch }: Write) =>
  request('DELETE', presetPath, { params: { modelId, presetId }, ifMatch });
