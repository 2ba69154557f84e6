import { inviteMemberEndpoint } from '@/lib/domain/members/contract';
import { INVITATION_LIFETIME, inviteMember } from '@/lib/domain/members/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  POST: route(inviteMemberEndpoint, async ({ ctx, body, origin }) => {
    const { token, expires_at } = await inviteMember({
      ctx,
      input: { ...body, lifetime: INVITATION_LIFETIME },
    });
    return { url: `${origin}/setup?token=${token}`, expires_at };
  }),
});
