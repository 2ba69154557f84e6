import { cancelJobEndpoint } from '@/lib/domain/jobs/contract';
import { cancelJob } from '@/lib/domain/jobs/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(cancelJobEndpoint, ({ ctx, params }) => cancelJob({ ctx, input: params })),
});
