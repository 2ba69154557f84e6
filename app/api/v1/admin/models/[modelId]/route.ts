import { getModelEndpoint, updateModelEndpoint } from '@/lib/domain/models/contract';
import { getModel, updateModel } from '@/lib/domain/models/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getModelEndpoint, ({ ctx, params }) => getModel({ ctx, input: { modelId: params.modelId } })),
  PATCH: route(
    updateModelEndpoint,
    ({ ctx, params, body }) => updateModel({ ctx, input: { ...body, modelId: params.modelId } }),
    { guard: ({ ctx, params }) => getModel({ ctx, input: { modelId: params.modelId } }) },
  ),
});
