import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { History } from '@/components/history/history';
import { PageBody } from '@/components/shell/page-header';
import { getConfigEndpoint, listRevisionsEndpoint } from '@/lib/domain/config/contract';
import { configQuery, revisionsQuery } from '@/lib/domain/config/queries';
import { listRevisions, readConfig } from '@/lib/domain/config/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetch, prefetchInfinite } from '@/lib/platform/http/page';
import { modelOfPage } from '../model-of-page';

export const metadata: Metadata = { title: 'History' };

export default async function HistoryPage({ params }: { params: Promise<{ slug: string }> }) {
  const [ctx, { id: modelId, version }] = await Promise.all([
    pageContext('models:read'),
    params.then(({ slug }) => modelOfPage(slug)),
  ]);
  const queryClient = createQueryClient();
  await Promise.all([
    prefetchInfinite(queryClient, revisionsQuery(modelId), listRevisionsEndpoint, () =>
      listRevisions({ ctx, input: { modelId, limit: 50 } }),
    ),
    version === null
      ? null
      : prefetch(queryClient, configQuery(modelId), getConfigEndpoint, () =>
          readConfig({ ctx, input: { modelId } }),
        ),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PageBody>
        <History modelId={modelId} version={version} />
      </PageBody>
    </HydrationBoundary>
  );
}
