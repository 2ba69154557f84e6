import { dehydrate, HydrationBoundary, type QueryClient } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { Overview } from '@/components/overview/overview';
import { PageBody, PageHeader } from '@/components/shell/page-header';
import { listAuditEndpoint } from '@/lib/domain/audit/contract';
import { auditQuery } from '@/lib/domain/audit/queries';
import { listAudit } from '@/lib/domain/audit/server';
import { getConfigEndpoint } from '@/lib/domain/config/contract';
import { configQuery } from '@/lib/domain/config/queries';
import { readConfig } from '@/lib/domain/config/server';
import { getModelEndpoint } from '@/lib/domain/models/contract';
import { modelQuery } from '@/lib/domain/models/queries';
import { getModel } from '@/lib/domain/models/server';
import { getActiveModelEndpoint } from '@/lib/domain/settings/contract';
import { activeModelQuery } from '@/lib/domain/settings/queries';
import { readActiveModel } from '@/lib/domain/settings/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { type PageContext, pageContext, prefetch, prefetchInfinite } from '@/lib/platform/http/page';

export const metadata: Metadata = { title: 'Overview' };

export default async function OverviewPage() {
  const ctx = await pageContext('models:read');
  const queryClient = createQueryClient();
  await Promise.all([
    prefetchActiveModel(queryClient, ctx),
    prefetchInfinite(queryClient, auditQuery(), listAuditEndpoint, () =>
      listAudit({ ctx, input: { limit: 50 } }),
    ),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PageHeader title="Overview" description="What workers get now, and what changed last." />
      <PageBody>
        <Overview />
      </PageBody>
    </HydrationBoundary>
  );
}

async function prefetchActiveModel(queryClient: QueryClient, ctx: PageContext): Promise<void> {
  await prefetch(queryClient, activeModelQuery(), getActiveModelEndpoint, () =>
    readActiveModel({ ctx, input: {} }),
  );
  const modelId = queryClient.getQueryData(activeModelQuery().queryKey)?.data.model_id;
  if (modelId === undefined) return;
  await Promise.all([
    prefetch(queryClient, modelQuery(modelId), getModelEndpoint, () => getModel({ ctx, input: { modelId } })),
    prefetch(queryClient, configQuery(modelId), getConfigEndpoint, () =>
      readConfig({ ctx, input: { modelId } }),
    ),
  ]);
}
