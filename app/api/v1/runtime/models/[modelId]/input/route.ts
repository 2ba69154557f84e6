import { authenticateWorker, liveModel } from '@/lib/delivery';
import { buildInput } from '@/lib/domain/inputs/server';
import { buildRuntimeInputEndpoint } from '@/lib/domain/runtime/contract';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(
    buildRuntimeInputEndpoint,
    async ({ ctx, params, body }) =>
      buildInput({ ctx, input: { live: liveModel(params.modelId), inputs: body } }),
    // From memory, so that it works while the database is away.
    { authenticate: authenticateWorker, guard: async ({ params }) => liveModel(params.modelId) },
  ),
});
