import { getConfigSchemaEndpoint } from '@/lib/domain/config/contract';
import { readConfigSchema } from '@/lib/domain/config/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getConfigSchemaEndpoint, ({ ctx, params, query }) =>
    readConfigSchema({ ctx, input: { modelId: params.modelId, version: query.version } }),
  ),
});
