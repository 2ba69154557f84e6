import { getRunEndpoint } from '@/lib/domain/runs/contract';
import { getRun } from '@/lib/domain/runs/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getRunEndpoint, ({ ctx, params }) => getRun({ ctx, input: params })),
});
