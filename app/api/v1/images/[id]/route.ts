import { getImageEndpoint } from '@/lib/domain/images/contract';
import { readImage } from '@/lib/domain/images/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(getImageEndpoint, ({ ctx, params }) => readImage({ ctx, input: { id: params.id } })),
});
