import { listRevisionsEndpoint } from '@/lib/domain/config/contract';
import { listRevisions } from '@/lib/domain/config/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listRevisionsEndpoint, ({ ctx, params, query }) =>
    listRevisions({ ctx, input: { ...query, modelId: params.modelId } }),
  ),
});
