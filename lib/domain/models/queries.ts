import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/domain/api/request';
import { fillPath } from '@/lib/platform/client/path';
import type { ImportModelBody } from './import-contract';
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
    queryFn: ({ signal }) => request('GET', modelsPath, { query: filter, signal }),
    placeholderData: keepPreviousData,
  });

export const modelQuery = (modelId: string) =>
  queryOptions({
    queryKey: [modelPath, modelId],
    queryFn: ({ signal }) => request('GET', modelPath, { params: { modelId }, signal }),
  });

/** PATCH of a model: what is absent stays. */
export type ModelUpdate = { name?: string; description?: string; slug?: string; archived?: boolean };

export const updateModel = (modelId: string, body: ModelUpdate) =>
  request('PATCH', modelPath, { params: { modelId }, body });

/** Makes a model or a version from a source; with `dry_run`, says what would become of it. */
export const importModel = (body: ImportModelBody, signal?: AbortSignal) =>
  request('POST', importModelPath, { body, ...(signal && { signal }) });

/** Asks the provider for its present schema; where it differs, makes a version in staging unless it is a dry run. */
export const checkProvider = (modelId: string, dryRun = false) =>
  request('POST', checkProviderPath, { params: { modelId }, body: { dry_run: dryRun } });

/** The address of a version's parameter schema, to be downloaded. */
export const exportUrl = (modelId: string, version: number) =>
  fillPath(exportModelPath, { modelId }, { version });
