import { queryOptions } from '@tanstack/react-query';
import { type Change, defaultsOf, diff } from '@/lib/config-schema';
import { configPath } from '@/lib/domain/config/paths';
import { configQuery, configSchemaQuery, revisionQuery } from '@/lib/domain/config/queries';
import type { VersionEvent } from '@/lib/domain/registry/contract';

/** What taking an activation back would do to what workers get; or the revision that stands on it. */
export type UndoPreview = { changes: Change[]; overtakenBy: number | null };

/** Reads what is live and what was live before the activation. */
export const undoPreviewQuery = (event: VersionEvent) =>
  queryOptions({
    queryKey: [configPath, event.model_name, 'undo of activation', event.id],
    queryFn: async ({ client }): Promise<UndoPreview> => {
      const modelId = event.model_name;
      const { data: present } = await client.fetchQuery({ ...configQuery(modelId), staleTime: 0 });
      const isOvertaken = present.revision !== event.config_revision || present.version !== event.version;
      if (isOvertaken) return { changes: [], overtakenBy: present.revision };
      if (event.former_version === null) return { changes: diff(present.config, {}), overtakenBy: null };
      const before =
        present.revision > 1
          ? (await client.fetchQuery(revisionQuery(modelId, present.revision - 1))).data.config
          : defaultsOf(
              (await client.fetchQuery(configSchemaQuery(modelId, event.former_version))).data.json_schema,
            );
      return { changes: diff(present.config, before), overtakenBy: null };
    },
    staleTime: 0,
    gcTime: 0,
  });
