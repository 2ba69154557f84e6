import { getJobInputsEndpoint, previewInputEndpoint } from '@/lib/domain/inputs/contract';
import { previewInput, readJobInputs } from '@/lib/domain/inputs/server';
import { getModel } from '@/lib/domain/models/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getJobInputsEndpoint, ({ ctx, params: { modelId }, query }) =>
    readJobInputs({ ctx, input: { modelId, version: query.version } }),
  ),
  POST: route(
    previewInputEndpoint,
    ({ ctx, params: { modelId }, body }) => previewInput({ ctx, input: { ...body, modelId } }),
    { guard: ({ ctx, params }) => getModel({ ctx, input: { modelId: params.modelId } }) },
  ),
});
