import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageBody } from '@/components/shell/page-header';
import { VersionsScreen } from '@/components/versions/versions-screen';
import { listVersionEventsEndpoint, listVersionsEndpoint } from '@/lib/domain/registry/contract';
import { PAGE, versionEventsQuery, versionsQuery } from '@/lib/domain/registry/queries';
import { listVersionEvents, listVersions } from '@/lib/domain/registry/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetchInfinite } from '@/lib/platform/http/page';
import { modelOfPage } from '../model-of-page';

export const metadata: Metadata = { title: 'Versions' };

export default async function VersionsPage({ params }: { params: Promise<{ slug: string }> }) {
  const [ctx, { id }] = await Promise.all([
    pageContext('models:read'),
    params.then(({ slug }) => modelOfPage(slug)),
  ]);
  const queryClient = createQueryClient();
  await Promise.all([
    prefetchInfinite(queryClient, versionsQuery(id), listVersionsEndpoint, () =>
      listVersions({ ctx, input: { model_name: id, order: 'desc', limit: PAGE } }),
    ),
    prefetchInfinite(queryClient, versionEventsQuery(id), listVersionEventsEndpoint, () =>
      listVersionEvents({ ctx, input: { modelName: id, limit: PAGE } }),
    ),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PageBody>
        <VersionsScreen modelId={id} />
      </PageBody>
    </HydrationBoundary>
  );
}
