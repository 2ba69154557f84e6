import { revokeTokenEndpoint } from '@/lib/domain/tokens/contract';
import { revokeToken } from '@/lib/domain/tokens/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  DELETE: route(revokeTokenEndpoint, ({ ctx, params }) =>
    revokeToken({ ctx, input: { tokenId: params.tokenId } }),
  ),
});
