import { getRevisionEndpoint } from '@/lib/domain/config/contract';
import { readRevision } from '@/lib/domain/config/server';
import { methods } from '@/lib/platform/http/methods';
import { positiveInteger } from '@/lib/platform/http/params';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getRevisionEndpoint, ({ ctx, params }) =>
    readRevision({ ctx, input: { modelId: params.modelId, revision: positiveInteger(params.revision) } }),
  ),
});
