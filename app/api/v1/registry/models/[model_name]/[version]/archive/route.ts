import { archiveVersionEndpoint } from '@/lib/domain/registry/contract';
import { archiveVersion, getVersion } from '@/lib/domain/registry/server';
import { methods } from '@/lib/platform/http/methods';
import { positiveInteger } from '@/lib/platform/http/params';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  PUT: route(
    archiveVersionEndpoint,
    ({ ctx, params, body }) =>
      archiveVersion({
        ctx,
        input: {
          modelName: params.model_name,
          version: positiveInteger(params.version),
          note: body?.note,
        },
      }),
    {
      guard: ({ ctx, params }) =>
        getVersion({
          ctx,
          input: { modelName: params.model_name, version: positiveInteger(params.version) },
        }),
    },
  ),
});
