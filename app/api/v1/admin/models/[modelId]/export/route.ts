import { exportModelEndpoint } from '@/lib/domain/models/import-contract';
import { exportSchema } from '@/lib/domain/models/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(exportModelEndpoint, ({ ctx, params, query }) =>
    exportSchema({ ctx, input: { modelId: params.modelId, version: query.version } }),
  ),
});
