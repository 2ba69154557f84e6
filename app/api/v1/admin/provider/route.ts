import { getProviderEndpoint } from '@/lib/domain/jobs/contract';
import { readProvider } from '@/lib/domain/jobs/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getProviderEndpoint, async ({ ctx }) => readProvider({ ctx })),
});
