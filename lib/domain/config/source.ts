import type {
  InfiniteData,
  QueryClient,
  QueryKey,
  UseInfiniteQueryOptions,
  UseQueryOptions,
} from '@tanstack/react-query';
import type { JsonObject, ParameterSchema } from '@/lib/config-schema/types';
import type { Answer } from '@/lib/platform/client/call';
import type { ModelConfig, Revision } from './contract';
import {
  configQuery,
  configSchemaQuery,
  resetConfig,
  restoreRevision,
  revisionQuery,
  revisionsQuery,
  saveOverrides,
} from './queries';
import { configWritten } from './written';

/** What is live of something that is tuned by a schema: a model's config, or the prompt library, which has no versions. */
export type TunedConfig = Omit<ModelConfig, 'model_id' | 'version'> & { version?: number };

/** A revision of it. */
export type TunedRevision = Omit<Revision, 'model_id' | 'version'> & { version?: number };

type TunedRevisions = { revisions: TunedRevision[]; next_cursor: string | null };

type Write = { ifMatch: string; note?: string | null };

export type PresentQuery = UseQueryOptions<Answer<TunedConfig>> & { queryKey: QueryKey };
export type RevisionQuery = UseQueryOptions<Answer<TunedRevision>> & { queryKey: QueryKey };
export type SchemaQuery = UseQueryOptions<Answer<{ json_schema: ParameterSchema }>> & { queryKey: QueryKey };
export type RevisionsQuery = UseInfiniteQueryOptions<
  Answer<TunedRevisions>,
  Error,
  InfiniteData<Answer<TunedRevisions>>,
  QueryKey,
  string | null
>;

/** What a form edits and a history shows: how it is read and written. */
export type ConfigSource = {
  /** Names the unsaved work of a person. */
  id: string;
  present: PresentQuery;
  revisions: RevisionsQuery;
  revisionOf: (revision: number) => RevisionQuery;
  /** The schema that a state belongs to. */
  schemaOf: (state: TunedConfig) => SchemaQuery;
  save: (write: Write & { overrides: JsonObject }) => Promise<Answer<TunedConfig>>;
  restore: (write: Write & { revision: number }) => Promise<Answer<TunedConfig>>;
  reset: (write: Write) => Promise<Answer<TunedConfig>>;
  /** After a write: keeps the answer, and has everything that shows it read again. */
  written: (queryClient: QueryClient, answer: Answer<TunedConfig>) => Promise<void>;
};

/** The config of one model. */
export function modelSource(modelId: string): ConfigSource {
  return {
    id: modelId,
    present: configQuery(modelId) as PresentQuery,
    // What leads to the next page is given nothing but pages of this query.
    revisions: revisionsQuery(modelId) as unknown as RevisionsQuery,
    revisionOf: (revision) => revisionQuery(modelId, revision) as RevisionQuery,
    schemaOf: ({ version = 0 }) => configSchemaQuery(modelId, version) as SchemaQuery,
    save: (write) => saveOverrides({ modelId, ...write }),
    restore: (write) => restoreRevision({ modelId, ...write }),
    reset: (write) => resetConfig({ modelId, ...write }),
    written: (queryClient, answer) => configWritten(queryClient, modelId, answer as Answer<ModelConfig>),
  };
}
