import { validateConfigEndpoint } from '@/lib/domain/config/contract';
import { validateConfig } from '@/lib/domain/config/server';
import { getModel } from '@/lib/domain/models/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(
    validateConfigEndpoint,
    ({ ctx, params, body }) =>
      validateConfig({ ctx, input: { modelId: params.modelId, config: body.config } }),
    { guard: ({ ctx, params }) => getModel({ ctx, input: { modelId: params.modelId } }) },
  ),
});
