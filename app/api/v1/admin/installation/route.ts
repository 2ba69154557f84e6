import { delivery } from '@/lib/delivery';
import { getInstallationEndpoint } from '@/lib/domain/installation/contract';
import { readInstallation } from '@/lib/domain/installation/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getInstallationEndpoint, ({ ctx }) =>
    readInstallation({ ctx, input: { retained: delivery().retained } }),
  ),
});
