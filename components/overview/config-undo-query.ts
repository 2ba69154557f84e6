import { queryOptions } from '@tanstack/react-query';
import { diff, effectiveOf } from '@/lib/config-schema';
import type { Change, JsonObject } from '@/lib/config-schema/types';
import type { ConfigSource, TunedConfig } from '@/lib/domain/config/source';

/** What undoing one revision of a config would do to what workers get. */
export type ConfigUndo = {
  present: TunedConfig;
  /** Names the state that `changes` start from. */
  ifMatch: string;
  /** The overrides before that revision; empty before the first one. */
  overrides: JsonObject;
  changes: Change[];
};

/** Reads the present config and the one before `revision`, whose overrides are applied to the present schema. */
export const configUndoQuery = (source: ConfigSource, revision: number) =>
  queryOptions({
    queryKey: [...source.present.queryKey, 'undo', revision],
    queryFn: async ({ client }): Promise<ConfigUndo> => {
      const [answer, before] = await Promise.all([
        client.fetchQuery({ ...source.present, staleTime: 0 }),
        revision > 1 ? client.fetchQuery(source.revisionOf(revision - 1)) : null,
      ]);
      const present = answer.data;
      const schema = await client.fetchQuery(source.schemaOf(present));
      const overrides = before?.data.overrides ?? {};
      const changes = diff(present.config, effectiveOf(schema.data.json_schema, overrides));
      return { present, ifMatch: answer.etag ?? '', overrides, changes };
    },
    staleTime: 0,
    gcTime: 0,
  });
