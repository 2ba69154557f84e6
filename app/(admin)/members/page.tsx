import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { MembersScreen } from '@/components/members/members-screen';
import { listInvitationsEndpoint, listMembersEndpoint } from '@/lib/domain/members/contract';
import { invitationsQuery, membersQuery } from '@/lib/domain/members/queries';
import { listInvitations, listMembers } from '@/lib/domain/members/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetch } from '@/lib/platform/http/page';

export const metadata: Metadata = { title: 'Members' };

export default async function MembersPage() {
  const ctx = await pageContext('admin');
  const queryClient = createQueryClient();
  await Promise.all([
    prefetch(queryClient, membersQuery(), listMembersEndpoint, () =>
      listMembers({ ctx, input: { limit: 1000 } }),
    ),
    prefetch(queryClient, invitationsQuery(), listInvitationsEndpoint, () =>
      listInvitations({ ctx, input: { limit: 1000 } }),
    ),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <MembersScreen />
    </HydrationBoundary>
  );
}
