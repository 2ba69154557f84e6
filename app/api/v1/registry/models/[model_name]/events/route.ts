import { listVersionEventsEndpoint } from '@/lib/domain/registry/contract';
import { listVersionEvents } from '@/lib/domain/registry/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listVersionEventsEndpoint, ({ ctx, params, query }) =>
    listVersionEvents({ ctx, input: { ...query, modelName: params.model_name } }),
  ),
});
