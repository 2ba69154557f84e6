import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { Decision } from '@/lib/config-schema';
import { type Answer, call } from '@/lib/platform/client/call';
import { fillPath } from '@/lib/platform/client/path';
import type { Comparison, ModelVersion, VersionEvent, VersionEventList, VersionList } from './contract';
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
      call<VersionList>(
        'GET',
        fillPath(versionsPath, {}, { model_name: modelName, order: 'desc', limit: PAGE, cursor: pageParam }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.data.next_cursor,
  });

/** One version with its parameter schema. */
export const versionQuery = (modelName: string, version: number) =>
  queryOptions({
    queryKey: [versionPath, modelName, version],
    queryFn: ({ signal }) =>
      call<ModelVersion>('GET', fillPath(versionPath, { model_name: modelName, version }), { signal }),
  });

/** What activating a version would change; the config's ETag belongs to the question. */
export const comparisonQuery = (modelName: string, version: number, configTag: string | null) =>
  queryOptions({
    queryKey: [comparePath, modelName, version, configTag],
    queryFn: ({ signal }) =>
      call<Comparison>('GET', fillPath(comparePath, { model_name: modelName, version }), { signal }),
  });

/** Pointers of the config parameters in which a version differs from that in production. Schemas never change. */
export const differingParametersQuery = (modelName: string, production: number, version: number) =>
  queryOptions({
    queryKey: [comparePath, modelName, version, 'parameters', production],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ signal }) => {
      const path = fillPath(comparePath, { model_name: modelName, version });
      return (await call<Comparison>('GET', path, { signal })).data.parameters;
    },
  });

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
        const path: string = fillPath(versionEventsPath, { model_name: modelName }, { limit: 200, cursor });
        const { data }: Answer<VersionEventList> = await call('GET', path, { signal });
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
    queryFn: ({ signal, pageParam }) =>
      call<VersionEventList>(
        'GET',
        fillPath(versionEventsPath, { model_name: modelName }, { limit: PAGE, cursor: pageParam }),
        { signal },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.data.next_cursor,
  });

/** What was in production at a past time (RFC 3339). */
export const productionAtQuery = (modelName: string, at: string) =>
  queryOptions({
    queryKey: [versionEventsPath, modelName, at],
    queryFn: ({ signal }) =>
      call<{ production: ModelVersion | null }>(
        'GET',
        fillPath(versionEventsPath, { model_name: modelName }, { at }),
        { signal },
      ),
  });

type Target = { modelName: string; version: number; note?: string | null };

/** A version to register, as POST takes it. */
export type NewVersion = {
  model_name: string;
  version: number;
  path: string;
  metadata?: object;
  status?: 'staging' | 'archived';
  parameters_schema?: object;
};

export const registerVersion = (body: NewVersion) => call<ModelVersion>('POST', versionsPath, { body });

type Activation = Target & {
  /** The ETag of the config that the decisions were made for. */
  ifMatch?: string;
  decisions?: Record<string, Decision>;
  pinMovedDefaults?: boolean;
};

export const activateVersion = ({ modelName, version, ifMatch, ...choices }: Activation) =>
  call<ModelVersion>('PUT', fillPath(activatePath, { model_name: modelName, version }), {
    body: {
      decisions: choices.decisions ?? {},
      pin_moved_defaults: choices.pinMovedDefaults ?? false,
      note: choices.note ?? null,
    },
    ...(ifMatch === undefined ? {} : { ifMatch }),
  });

export const archiveVersion = ({ modelName, version, note }: Target) =>
  call<ModelVersion>('PUT', fillPath(archivePath, { model_name: modelName, version }), {
    body: { note: note ?? null },
  });

/** Takes an activation and what it did to the config back. */
export const undoActivation = (modelName: string, event: number, note?: string | null) =>
  call<ModelVersion>('POST', fillPath(undoPath, { model_name: modelName, id: event }), {
    body: { note: note ?? null },
  });
