import { activateVersionEndpoint } from '@/lib/domain/registry/contract';
import { activateVersion, getVersion } from '@/lib/domain/registry/server';
import { methods } from '@/lib/platform/http/methods';
import { positiveInteger } from '@/lib/platform/http/params';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  PUT: route(
    activateVersionEndpoint,
    ({ ctx, params, body, ifMatch }) =>
      activateVersion({
        ctx,
        input: {
          modelName: params.model_name,
          version: positiveInteger(params.version),
          decisions: body?.decisions,
          pinMovedDefaults: body?.pin_moved_defaults,
          note: body?.note,
          ifMatch,
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
