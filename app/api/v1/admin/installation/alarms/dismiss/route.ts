import { delivery } from '@/lib/delivery';
import { dismissAlarmEndpoint } from '@/lib/domain/installation/contract';
import { dismissAlarm } from '@/lib/domain/installation/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(dismissAlarmEndpoint, ({ ctx, body }) =>
    dismissAlarm({ ctx, input: { ...body, retained: delivery().retained } }),
  ),
});
