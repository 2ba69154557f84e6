import { acceptInvitationEndpoint } from '@/lib/domain/members/contract';
import { acceptInvitation } from '@/lib/domain/members/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(acceptInvitationEndpoint, ({ ctx, body }) => acceptInvitation({ ctx, input: body })),
});
