import { listModelsEndpoint } from '@/lib/domain/models/contract';
import { listModels } from '@/lib/domain/models/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listModelsEndpoint, ({ ctx, query }) => listModels({ ctx, input: query })),
});
