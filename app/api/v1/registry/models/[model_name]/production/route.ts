import { getProductionEndpoint } from '@/lib/domain/registry/contract';
import { getProduction } from '@/lib/domain/registry/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getProductionEndpoint, ({ ctx, params }) =>
    getProduction({ ctx, input: { modelName: params.model_name } }),
  ),
});
