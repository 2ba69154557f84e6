import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { JsonObject } from '@/lib/config-schema/types';
import { call } from '@/lib/platform/client/call';
import { fillPath } from '@/lib/platform/client/path';
import type { ConfigSchema, ModelConfig, Revision, RevisionList } from './contract';
import { configPath, configSchemaPath, restoreRevisionPath, revisionPath, revisionsPath } from './paths';

export const configQuery = (modelId: string) =>
  queryOptions({
    queryKey: [configPath, modelId],
    queryFn: ({ signal }) => call<ModelConfig>('GET', fillPath(configPath, { modelId }), { signal }),
  });

/** The config as it was at a past time (RFC 3339). */
export const configAtQuery = (modelId: string, at: string) =>
  queryOptions({
    queryKey: [configPath, modelId, at],
    queryFn: ({ signal }) => call<ModelConfig>('GET', fillPath(configPath, { modelId }, { at }), { signal }),
  });

/** The schema of one version; it never changes, so it is never asked for twice. */
export const configSchemaQuery = (modelId: string, version: number) =>
  queryOptions({
    queryKey: [configSchemaPath, modelId, version],
    queryFn: ({ signal }) =>
      call<ConfigSchema>('GET', fillPath(configSchemaPath, { modelId }, { version }), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

export const revisionsQuery = (modelId: string) =>
  infiniteQueryOptions({
    queryKey: [revisionsPath, modelId],
    queryFn: ({ signal, pageParam }) =>
      call<RevisionList>('GET', fillPath(revisionsPath, { modelId }, { limit: 50, cursor: pageParam }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.data.next_cursor,
  });

/** One revision; immutable. */
export const revisionQuery = (modelId: string, revision: number) =>
  queryOptions({
    queryKey: [revisionPath, modelId, revision],
    queryFn: ({ signal }) => call<Revision>('GET', fillPath(revisionPath, { modelId, revision }), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

type Write = { modelId: string; ifMatch: string; note?: string | null };

/** Stores exactly these overrides, pins included. */
export const saveOverrides = ({ modelId, ifMatch, overrides, note }: Write & { overrides: JsonObject }) =>
  call<ModelConfig>('PUT', fillPath(configPath, { modelId }), {
    body: { overrides, note: note ?? null },
    ifMatch,
  });

/** Stores the overrides of an earlier revision again. */
export const restoreRevision = ({ modelId, ifMatch, revision, note }: Write & { revision: number }) =>
  call<ModelConfig>('POST', fillPath(restoreRevisionPath, { modelId, revision }), {
    body: { note: note ?? null },
    ifMatch,
  });

/** Removes all overrides. */
export const resetConfig = ({ modelId, ifMatch }: Write) =>
  call<ModelConfig>('DELETE', fillPath(configPath, { modelId }), { ifMatch });
