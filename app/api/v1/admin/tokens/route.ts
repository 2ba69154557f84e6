import { createTokenEndpoint, listTokensEndpoint } from '@/lib/domain/tokens/contract';
import { createToken, listTokens } from '@/lib/domain/tokens/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listTokensEndpoint, ({ ctx, query }) => listTokens({ ctx, input: query })),
  POST: route(createTokenEndpoint, ({ ctx, body }) => createToken({ ctx, input: body })),
});
