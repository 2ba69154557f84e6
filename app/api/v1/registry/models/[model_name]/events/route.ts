import { listVersionEventsEndpoint } from '@/lib/domain/registry/contract';
import { listVersionEvents, readProductionAt } from '@/lib/domain/registry/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(
    listVersionEventsEndpoint,
    ({ ctx, params: { model_name: modelName }, query: { at, ...page } }) =>
      at === undefined
        ? listVersionEvents({ ctx, input: { ...page, modelName } })
        : readProductionAt({ ctx, input: { modelName, at } }),
  ),
});
