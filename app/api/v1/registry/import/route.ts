import { importRegistryEndpoint } from '@/lib/domain/registry/contract';
import { importRegistry } from '@/lib/domain/registry/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(importRegistryEndpoint, ({ ctx, body }) => importRegistry({ ctx, input: body })),
});
