import { createTrialEndpoint } from '@/lib/domain/jobs/contract';
import { createTrial } from '@/lib/domain/jobs/server';
import { findModel } from '@/lib/domain/models/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(
    createTrialEndpoint,
    ({ ctx, params, body }) => createTrial({ ctx, input: { ...body, modelId: params.modelId } }),
    { guard: ({ ctx, params }) => findModel(ctx, params.modelId) },
  ),
});
