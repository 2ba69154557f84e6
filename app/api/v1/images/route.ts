import { createImageEndpoint } from '@/lib/domain/images/contract';
import { createImage } from '@/lib/domain/images/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(createImageEndpoint, ({ ctx, body }) => createImage({ ctx, input: { bytes: body } })),
});
