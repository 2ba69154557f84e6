import { exportRegistryEndpoint } from '@/lib/domain/registry/contract';
import { exportRegistry } from '@/lib/domain/registry/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(exportRegistryEndpoint, ({ ctx }) => exportRegistry({ ctx })),
});
