import { checkProviderEndpoint } from '@/lib/domain/models/import-contract';
import { checkProvider, getModel } from '@/lib/domain/models/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(
    checkProviderEndpoint,
    ({ ctx, params, body }) =>
      checkProvider({ ctx, input: { modelId: params.modelId, dryRun: body?.dry_run ?? false } }),
    { guard: ({ ctx, params }) => getModel({ ctx, input: { modelId: params.modelId } }) },
  ),
});
