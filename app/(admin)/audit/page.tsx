import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { filterOf, pageSize } from '@/components/audit/audit-filter';
import { AuditScreen } from '@/components/audit/audit-screen';
import { PageBody, PageHeader } from '@/components/shell/page-header';
import { listAuditEndpoint } from '@/lib/domain/audit/contract';
import { auditQuery } from '@/lib/domain/audit/queries';
import { listAudit } from '@/lib/domain/audit/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetchInfinite } from '@/lib/platform/http/page';

export const metadata: Metadata = { title: 'Audit' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function AuditPage({ searchParams }: PageProps) {
  const [ctx, parameters] = await Promise.all([pageContext('models:read'), searchParams]);
  const filter = filterOf((name) => [parameters[name]].flat()[0]);
  const queryClient = createQueryClient();
  await prefetchInfinite(queryClient, auditQuery(filter, pageSize), listAuditEndpoint, () =>
    listAudit({ ctx, input: { ...filter, limit: pageSize } }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PageHeader
        title="Audit"
        description="Everything that was changed, by whom and why. The record itself cannot be changed."
      />
      <PageBody>
        <AuditScreen />
      </PageBody>
    </HydrationBoundary>
  );
}
