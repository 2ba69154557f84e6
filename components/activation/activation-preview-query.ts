import { type QueryClient, queryOptions } from '@tanstack/react-query';
import type { ModelConfig } from '@/lib/domain/config/contract';
import { configQuery } from '@/lib/domain/config/queries';
import type { Model } from '@/lib/domain/models/contract';
import { modelQuery } from '@/lib/domain/models/queries';
import type { ActiveModel } from '@/lib/domain/settings/contract';
import { activeModelPath } from '@/lib/domain/settings/paths';
import { activeModelQuery } from '@/lib/domain/settings/queries';

/** A model and what workers get from it. */
export type Side = { model: Model; config: ModelConfig };

/** What an activation changes. `ifMatch` names the state of the setting that `from` was read in. */
export type ActivationPreview = { present: ActiveModel; ifMatch: string; from: Side; to: Side };

/** Everything that the confirmation shows, read together, so that what is confirmed is what was shown. */
export const activationPreviewQuery = (modelId: string) =>
  queryOptions({
    queryKey: [activeModelPath, 'preview', modelId],
    queryFn: async ({ client }): Promise<ActivationPreview> => {
      const active = await client.fetchQuery({ ...activeModelQuery(), staleTime: 0 });
      const [from, to] = await Promise.all([
        readSide(client, active.data.model_id),
        readSide(client, modelId),
      ]);
      return { present: active.data, ifMatch: active.etag ?? '', from, to };
    },
    staleTime: 0,
    gcTime: 0,
  });

async function readSide(client: QueryClient, modelId: string): Promise<Side> {
  const [model, config] = await Promise.all([
    client.fetchQuery({ ...modelQuery(modelId), staleTime: 0 }),
    client.fetchQuery({ ...configQuery(modelId), staleTime: 0 }),
  ]);
  return { model: model.data, config: config.data };
}
