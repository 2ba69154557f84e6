import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { call } from '@/lib/platform/client/call';
import { fillPath, type Query } from '@/lib/platform/client/path';
import type { Model, ModelList } from './contract';
import type { ImportAnswer, ImportModelBody, ProviderCheck } from './import-contract';
import { checkProviderPath, exportModelPath, importModelPath, modelPath, modelsPath } from './paths';

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

/** Makes a model or a version from a source; with `dry_run`, says what would become of it. */
export const importModel = (body: ImportModelBody, signal?: AbortSignal) =>
  call<ImportAnswer>('POST', importModelPath, { body, ...(signal && { signal }) });

/** Asks the provider for its present schema; where it differs, makes a version in staging unless it is a dry run. */
export const checkProvider = (modelId: string, dryRun = false) =>
  call<ProviderCheck>('POST', fillPath(checkProviderPath, { modelId }), { body: { dry_run: dryRun } });

/** The address of a version's parameter schema, to be downloaded. */
export const exportUrl = (modelId: string, version: number) =>
  fillPath(exportModelPath, { modelId }, { version });
