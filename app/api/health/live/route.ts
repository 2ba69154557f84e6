import { liveEndpoint } from '@/lib/domain/health/contract';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(liveEndpoint, async () => ({ status: 'live' as const })),
});
