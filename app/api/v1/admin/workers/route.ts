import { listWorkersEndpoint } from '@/lib/domain/workers/contract';
import { listWorkers } from '@/lib/domain/workers/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listWorkersEndpoint, ({ ctx, query }) => listWorkers({ ctx, input: query })),
});
