import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/platform/client/call';
import { fillPath, type Query } from '@/lib/platform/client/path';
import type { Model, ModelList } from './contract';
import { modelPath, modelsPath } from './paths';

/** Query of the models list, as `GET /models` takes it. */
export type ModelFilter = {
  q?: string;
  provider?: string;
  overrides?: string;
  archived?: 'true';
  cursor?: string;
};

export const modelsQuery = (filter: ModelFilter = {}) =>
  queryOptions({
    queryKey: [modelsPath, filter],
    queryFn: ({ signal }) => call<ModelList>('GET', fillPath(modelsPath, {}, filter as Query), { signal }),
    placeholderData: keepPreviousData,
  });

export const modelQuery = (modelId: string) =>
  queryOptions({
    queryKey: [modelPath, modelId],
    queryFn: ({ signal }) => call<Model>('GET', fillPath(modelPath, { modelId }), { signal }),
  });

/** PATCH of a model: what is absent stays. */
export type ModelUpdate = { name?: string; description?: string; slug?: string; archived?: boolean };

export const updateModel = (modelId: string, body: ModelUpdate) =>
  call<Model>('PATCH', fillPath(modelPath, { modelId }), { body });
