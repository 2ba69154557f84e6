import { queryOptions } from '@tanstack/react-query';
import type { JsonObject } from '@/lib/config-schema/types';
import { request } from '@/lib/domain/api/request';
import { inputPreviewPath } from './paths';

/** What comes with each job of one version; it never changes. */
export const jobInputsQuery = (modelId: string, version: number) =>
  queryOptions({
    queryKey: [inputPreviewPath, modelId, version],
    queryFn: ({ signal }) =>
      request('GET', inputPreviewPath, { params: { modelId }, query: { version }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

type Job = { version: number; overrides: JsonObject; inputs: JsonObject };

/** What a worker would send. The same job gives the same answer, so it is asked for once. */
export const inputPreviewQuery = (modelId: string, body: Job) =>
  queryOptions({
    queryKey: [inputPreviewPath, modelId, body],
    queryFn: ({ signal }) => request('POST', inputPreviewPath, { params: { modelId }, body, signal }),
    staleTime: Number.POSITIVE_INFINITY,
    // A picture of one's own is large.
    gcTime: 30_000,
  });
