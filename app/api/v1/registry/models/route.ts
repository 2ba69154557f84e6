import { listVersionsEndpoint, registerVersionEndpoint } from '@/lib/domain/registry/contract';
import { listVersions, registerVersion } from '@/lib/domain/registry/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listVersionsEndpoint, ({ ctx, query }) => listVersions({ ctx, input: query })),
  POST: route(registerVersionEndpoint, ({ ctx, body }) => registerVersion({ ctx, input: body })),
});
