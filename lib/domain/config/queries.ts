import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { JsonObject } from '@/lib/config-schema/types';
import { request } from '@/lib/domain/api/request';
import { configPath, configSchemaPath, restoreRevisionPath, revisionPath, revisionsPath } from './paths';

export const configQuery = (modelId: string) =>
  queryOptions({
    queryKey: [configPath, modelId],
    queryFn: ({ signal }) => request('GET', configPath, { params: { modelId }, signal }),
  });

/** The config as it was at a past time (RFC 3339). */
export const configAtQuery = (modelId: string, at: string) =>
  queryOptions({
    queryKey: [configPath, modelId, at],
    queryFn: ({ signal }) => request('GET', configPath, { params: { modelId }, query: { at }, signal }),
  });

/** The schema of one version; it never changes, so it is never asked for twice. */
export const configSchemaQuery = (modelId: string, version: number) =>
  queryOptions({
    queryKey: [configSchemaPath, modelId, version],
    queryFn: ({ signal }) =>
      request('GET', configSchemaPath, { params: { modelId }, query: { version }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const revisionsQuery = (modelId: string) =>
  infiniteQueryOptions({
    queryKey: [revisionsPath, modelId],
    queryFn: ({ signal, pageParam }) =>
      request('GET', revisionsPath, { params: { modelId }, query: { limit: 50, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.data.next_cursor,
  });

/** One revision; immutable. */
export const revisionQuery = (modelId: string, revision: number) =>
  queryOptions({
    queryKey: [revisionPath, modelId, revision],
    queryFn: ({ signal }) => request('GET', revisionPath, { params: { modelId, revision }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

type Write = { modelId: string; ifMatch: string; note?: string | null };

/** Stores exactly these overrides, pins included. */
export const saveOverrides = ({ modelId, ifMatch, overrides, note }: Write & { overrides: JsonObject }) =>
  request('PUT', configPath, { params: { modelId }, body: { overrides, note: note ?? null }, ifMatch });

/** Stores the overrides of an earlier revision again. */
export const restoreRevision = ({ modelId, ifMatch, revision, note }: Write & { revision: number }) =>
  request('POST', restoreRevisionPath, {
    params: { modelId, revision },
    body: { note: note ?? null },
    ifMatch,
  });

/** Removes all overrides. */
export const resetConfig = ({ modelId, ifMatch }: Write) =>
  request('DELETE', configPath, { params: { modelId }, ifMatch });
