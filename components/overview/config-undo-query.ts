import { queryOptions } from '@tanstack/react-query';
import { diff, effectiveOf } from '@/lib/config-schema';
import type { Change, JsonObject } from '@/lib/config-schema/types';
import type { ModelConfig } from '@/lib/domain/config/contract';
import { configPath } from '@/lib/domain/config/paths';
import { configQuery, configSchemaQuery, revisionQuery } from '@/lib/domain/config/queries';

/** What undoing one revision of a config would do to what workers get. */
export type ConfigUndo = {
  present: ModelConfig;
  /** Names the state that `changes` start from. */
  ifMatch: string;
  /** The overrides before that revision; empty before the first one. */
  overrides: JsonObject;
  changes: Change[];
};

/** Reads the present config and the one before `revision`, whose overrides are applied to the present schema. */
export const configUndoQuery = (modelId: string, revision: number) =>
  queryOptions({
    queryKey: [configPath, modelId, 'undo', revision],
    queryFn: async ({ client }): Promise<ConfigUndo> => {
      const [answer, before] = await Promise.all([
        client.fetchQuery({ ...configQuery(modelId), staleTime: 0 }),
        revision > 1 ? client.fetchQuery(revisionQuery(modelId, revision - 1)) : null,
      ]);
      const present = answer.data;
      const schema = await client.fetchQuery(configSchemaQuery(modelId, present.version));
      const overrides = before?.data.overrides ?? {};
      const changes = diff(present.config, effectiveOf(schema.data.json_schema, overrides));
      return { present, ifMatch: answer.etag ?? '', overrides, changes };
    },
    staleTime: 0,
    gcTime: 0,
  });
