import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { WorkersScreen } from '@/components/workers/workers-screen';
import { listWorkersEndpoint } from '@/lib/domain/workers/contract';
import { workersQuery } from '@/lib/domain/workers/queries';
import { listWorkers } from '@/lib/domain/workers/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetch } from '@/lib/platform/http/page';

export const metadata: Metadata = { title: 'Workers' };

export default async function WorkersPage() {
  const ctx = await pageContext('models:read');
  const queryClient = createQueryClient();
  await prefetch(queryClient, workersQuery(), listWorkersEndpoint, () =>
    listWorkers({ ctx, input: { limit: 1000 } }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <WorkersScreen />
    </HydrationBoundary>
  );
}
