import { importModelEndpoint } from '@/lib/domain/models/import-contract';
import { importModel } from '@/lib/domain/models/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(importModelEndpoint, ({ ctx, body }) => importModel({ ctx, input: body })),
});
