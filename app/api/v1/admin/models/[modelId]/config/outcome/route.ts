import { getConfigOutcomeEndpoint } from '@/lib/domain/jobs/contract';
import { readConfigOutcome } from '@/lib/domain/jobs/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getConfigOutcomeEndpoint, ({ ctx, params, query }) =>
    readConfigOutcome({ ctx, input: { modelId: params.modelId, revision: query.revision } }),
  ),
});
