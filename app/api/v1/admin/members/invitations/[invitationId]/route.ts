import { revokeInvitationEndpoint } from '@/lib/domain/members/contract';
import { revokeInvitation } from '@/lib/domain/members/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  DELETE: route(revokeInvitationEndpoint, ({ ctx, params }) =>
    revokeInvitation({ ctx, input: { invitationId: params.invitationId } }),
  ),
});
