import { updateMemberEndpoint } from '@/lib/domain/members/contract';
import { findMember, updateMember } from '@/lib/domain/members/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  PATCH: route(
    updateMemberEndpoint,
    ({ ctx, params, body }) => updateMember({ ctx, input: { ...body, memberId: params.memberId } }),
    { guard: ({ ctx, params }) => findMember(ctx, params.memberId) },
  ),
});
