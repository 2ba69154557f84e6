import { getVersionEndpoint } from '@/lib/domain/registry/contract';
import { getVersion } from '@/lib/domain/registry/server';
import { methods } from '@/lib/platform/http/methods';
import { positiveInteger } from '@/lib/platform/http/params';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getVersionEndpoint, ({ ctx, params }) =>
    getVersion({ ctx, input: { modelName: params.model_name, version: positiveInteger(params.version) } }),
  ),
});
