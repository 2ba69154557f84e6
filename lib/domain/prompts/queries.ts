import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { JsonObject } from '@/lib/config-schema/types';
import { request } from '@/lib/domain/api/request';
import {
  promptRevisionPath,
  promptRevisionsPath,
  promptSchemaPath,
  promptsPath,
  restorePromptRevisionPath,
} from './paths';

export const promptsQuery = queryOptions({
  queryKey: [promptsPath],
  queryFn: ({ signal }) => request('GET', promptsPath, { signal }),
});

/** The schema of the library; it changes with a release only. */
export const promptSchemaQuery = queryOptions({
  queryKey: [promptSchemaPath],
  queryFn: ({ signal }) => request('GET', promptSchemaPath, { signal }),
  staleTime: Number.POSITIVE_INFINITY,
});

export const promptRevisionsQuery = infiniteQueryOptions({
  queryKey: [promptRevisionsPath],
  queryFn: ({ signal, pageParam }) =>
    request('GET', promptRevisionsPath, { query: { limit: 50, cursor: pageParam }, signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (page) => page.data.next_cursor,
});

/** One revision; immutable. */
export const promptRevisionQuery = (revision: number) =>
  queryOptions({
    queryKey: [promptRevisionPath, revision],
    queryFn: ({ signal }) => request('GET', promptRevisionPath, { params: { revision }, signal }),
    staleTime: Number.POSITIVE_INFINITY,
  });

type Write = { ifMatch: string; note?: string | null };

/** Stores exactly these overrides, pins included. */
export const savePromptOverrides = ({ ifMatch, overrides, note }: Write & { overrides: JsonObject }) =>
  request('PUT', promptsPath, { body: { overrides, note: note ?? null }, ifMatch });

/** Stores the overrides of an earlier revision again. */
export const restorePromptRevision = ({ ifMatch, revision, note }: Write & { revision: number }) =>
  request('POST', restorePromptRevisionPath, { params: { revision }, body: { note: note ?? null }, ifMatch });

/** Removes all overrides. */
export const resetPrompts = ({ ifMatch }: Write) => request('DELETE', promptsPath, { ifMatch });
