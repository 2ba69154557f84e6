import { listRunsEndpoint } from '@/lib/domain/runs/contract';
import { listRuns } from '@/lib/domain/runs/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listRunsEndpoint, ({ ctx, query }) => listRuns({ ctx, input: query })),
});
