import { inviteMemberEndpoint, listInvitationsEndpoint } from '@/lib/domain/members/contract';
import { INVITATION_LIFETIME, inviteMember, listInvitations } from '@/lib/domain/members/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listInvitationsEndpoint, ({ ctx, query }) => listInvitations({ ctx, input: query })),
  POST: route(inviteMemberEndpoint, async ({ ctx, body, origin }) => {
    const { id, token, expires_at } = await inviteMember({
      ctx,
      input: { ...body, lifetime: INVITATION_LIFETIME },
    });
    return { id, url: `${origin}/setup?token=${token}`, expires_at };
  }),
});
