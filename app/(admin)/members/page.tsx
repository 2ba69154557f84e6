import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { MembersScreen } from '@/components/members/members-screen';
import { listMembersEndpoint } from '@/lib/domain/members/contract';
import { membersQuery } from '@/lib/domain/members/queries';
import { listMembers } from '@/lib/domain/members/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetch } from '@/lib/platform/http/page';

export const metadata: Metadata = { title: 'Members' };

export default async function MembersPage() {
  const ctx = await pageContext('admin');
  const queryClient = createQueryClient();
  await prefetch(queryClient, membersQuery(), listMembersEndpoint, () =>
    listMembers({ ctx, input: { limit: 1000 } }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <MembersScreen />
    </HydrationBoundary>
  );
}
