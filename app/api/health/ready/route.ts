import { delivery } from '@/lib/delivery';
import { readyEndpoint } from '@/lib/domain/health/contract';
import { readReadiness } from '@/lib/domain/health/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(readyEndpoint, ({ ctx }) => readReadiness({ ctx, input: { retained: delivery().retained } })),
});
