import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Decision } from '@/lib/config-schema';
import { type BodyOf, request } from '@/lib/domain/api/request';
import type { Answer } from '@/lib/platform/client/call';
import type { VersionEvent, VersionEventList } from './contract';
import {
  activatePath,
  archivePath,
  comparePath,
  undoPath,
  versionEventsPath,
  versionPath,
  versionsPath,
} from './paths';

/** How many versions or events a page has. */
export const PAGE = 50;

/** The versions of one model, the newest first, a page at a time. */
export const versionsQuery = (modelName: string) =>
  infiniteQueryOptions({
    queryKey: [versionsPath, modelName],
    queryFn: ({ signal, pageParam }) =>
      request('GET', versionsPath, {
        query: { model_name: modelName, order: 'desc', limit: PAGE, cursor: pageParam },
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.data.next_cursor,
  });

/** One version with its parameter schema. */
export const versionQuery = (modelName: string, version: number) =>
  queryOptions({
    queryKey: [versionPath, modelName, version],
    queryFn: ({ signal }) =>
      request('GET', versionPath, { params: { model_name: modelName, version }, signal }),
  });

/** What activating a version would change; the config's ETag belongs to the question. */
export const comparisonQuery = (modelName: string, version: number, configTag: string | null) =>
  queryOptions({
    queryKey: [comparePath, modelName, version, configTag],
    queryFn: ({ signal }) =>
      request('GET', comparePath, { params: { model_name: modelName, version }, signal }),
  });

/** Pointers of the config parameters in which a version differs from that in production. Schemas never change. */
export const differingParametersQuery = (modelName: string, production: number, version: number) =>
  queryOptions({
    queryKey: [comparePath, modelName, version, 'parameters', production],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const answer = await request('GET', comparePath, {
        params: { model_name: modelName, version },
        signal,
      });
      return answer.data.parameters;
    },
  });

/** One page of a model's version events; the endpoint answers otherwise only where it is asked about a time. */
async function eventPage(
  modelName: string,
  query: { limit: number; cursor: string | null },
  signal: AbortSignal,
): Promise<Answer<VersionEventList>> {
  const { data, etag } = await request('GET', versionEventsPath, {
    params: { model_name: modelName },
    query,
    signal,
  });
  if (!('events' in data)) throw new TypeError('The response lists no events.');
  return { data, etag };
}

/**
 * The event that put a version into production together with a revision of the config; null where there is none. A
 * revision comes with one event at most.
 */
export const activationEventQuery = (modelName: string, configRevision: number) =>
  queryOptions({
    queryKey: [versionEventsPath, modelName, 'of revision', configRevision],
    queryFn: async ({ signal }): Promise<VersionEvent | null> => {
      let cursor: string | null = null;
      do {
        const { data }: Answer<VersionEventList> = await eventPage(modelName, { limit: 200, cursor }, signal);
        const isIt = (event: VersionEvent) =>
          event.config_revision === configRevision && event.status === 'production';
        const found = data.events.find(isIt);
        if (found) return found;
        cursor = data.next_cursor;
      } while (cursor !== null);
      return null;
    },
  });

export const versionEventsQuery = (modelName: string) =>
  infiniteQueryOptions({
    queryKey: [versionEventsPath, modelName],
    queryFn: ({ signal, pageParam }) => eventPage(modelName, { limit: PAGE, cursor: pageParam }, signal),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.data.next_cursor,
  });

/** What was in production at a past time (RFC 3339). */
export const productionAtQuery = (modelName: string, at: string) =>
  queryOptions({
    queryKey: [versionEventsPath, modelName, at],
    queryFn: async ({ signal }) => {
      const { data, etag } = await request('GET', versionEventsPath, {
        params: { model_name: modelName },
        query: { at },
        signal,
      });
      if (!('production' in data)) throw new TypeError('The response names no production version.');
      return { data, etag };
    },
  });

type Target = { modelName: string; version: number; note?: string | null };

/** A version to register, as POST takes it. */
export type NewVersion = BodyOf<'POST', typeof versionsPath>;

export const registerVersion = (body: NewVersion) => request('POST', versionsPath, { body });

type Activation = Target & {
  /** The ETag of the config that the decisions were made for. */
  ifMatch?: string;
  decisions?: Record<string, Decision>;
  pinMovedDefaults?: boolean;
};

export const activateVersion = ({ modelName, version, ifMatch, ...choices }: Activation) =>
  request('PUT', activatePath, {
    params: { model_name: modelName, version },
    body: {
      decisions: choices.decisions ?? {},
      pin_moved_defaults: choices.pinMovedDefaults ?? false,
      note: choices.note ?? null,
    },
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });

export const archiveVersion = ({ modelName, version, note }: Target) =>
  request('PUT', archivePath, { params: { model_name: modelName, version }, body: { note: note ?? null } });

/** Takes an activation and what it did to the config back. */
export const undoActivation = (modelName: string, event: number, note?: string | null) =>
  request('POST', undoPath, { params: { model_name: modelName, id: event }, body: { note: note ?? null } });
