import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ImportLink } from '@/components/models/import-link';
import { filterOf } from '@/components/models/list-filter';
import { ModelsList } from '@/components/models/models-list';
import { PageBody, PageHeader } from '@/components/shell/page-header';
import { listModelsEndpoint } from '@/lib/domain/models/contract';
import { type ModelFilter, modelsQuery } from '@/lib/domain/models/queries';
import { listModels } from '@/lib/domain/models/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetch } from '@/lib/platform/http/page';

export const metadata: Metadata = { title: 'Models' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function ModelsPage({ searchParams }: PageProps) {
  const [ctx, parameters] = await Promise.all([pageContext('models:read'), searchParams]);
  const queryClient = createQueryClient();
  const filter = filterOf((name) => [parameters[name]].flat()[0]);
  const read = (wanted: ModelFilter) =>
    prefetch(queryClient, modelsQuery(wanted), listModelsEndpoint, () =>
      listModels({ ctx, input: { ...wanted, limit: 200 } }),
    );
  await Promise.all([read(filter), read({})]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PageHeader
        title="Models"
        description="Every model, what is set differently from its defaults, and which one is active."
        actions={<ImportLink />}
      />
      <PageBody>
        <ModelsList />
      </PageBody>
    </HydrationBoundary>
  );
}
