import { restoreRevisionEndpoint } from '@/lib/domain/config/contract';
import { guardConfig, readRevision, restoreRevision } from '@/lib/domain/config/server';
import { methods } from '@/lib/platform/http/methods';
import { positiveInteger } from '@/lib/platform/http/params';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(
    restoreRevisionEndpoint,
    ({ ctx, params, body, ifMatch }) =>
      restoreRevision({
        ctx,
        input: {
          modelId: params.modelId,
          revision: positiveInteger(params.revision),
          note: body?.note,
          ifMatch,
        },
      }),
    {
      guard: async ({ ctx, params: { modelId, revision }, ifMatch }) => {
        await readRevision({ ctx, input: { modelId, revision: positiveInteger(revision) } });
        await guardConfig({ ctx, modelId, ifMatch });
      },
    },
  ),
});
