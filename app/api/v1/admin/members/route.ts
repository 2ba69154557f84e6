import { listMembersEndpoint } from '@/lib/domain/members/contract';
import { listMembers } from '@/lib/domain/members/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listMembersEndpoint, ({ ctx, query }) => listMembers({ ctx, input: query })),
});
