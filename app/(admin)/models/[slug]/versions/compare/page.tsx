import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PageBody } from '@/components/shell/page-header';
import { CompareScreen } from '@/components/versions/compare-screen';
import { getVersionEndpoint, listVersionsEndpoint } from '@/lib/domain/registry/contract';
import { PAGE, versionQuery, versionsQuery } from '@/lib/domain/registry/queries';
import { getVersion, listVersions } from '@/lib/domain/registry/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetch, prefetchInfinite } from '@/lib/platform/http/page';
import { modelOfPage } from '../../model-of-page';

export const metadata: Metadata = { title: 'Compare versions' };

type PageProps = {
  params: Promise<{ slug: string }>;
  searchParams: Promise<Record<string, string | string[] | undefined>>;
};

export default async function ComparePage({ params, searchParams }: PageProps) {
  const [ctx, model, asked] = await Promise.all([
    pageContext('models:read'),
    params.then(({ slug }) => modelOfPage(slug)),
    searchParams,
  ]);
  const { id, version, staged_version: staged } = model;
  const from = numberOf(asked.from) ?? version ?? 1;
  const to = numberOf(asked.to) ?? staged ?? version ?? 1;
  const queryClient = createQueryClient();
  await Promise.all([
    prefetchInfinite(queryClient, versionsQuery(id), listVersionsEndpoint, () =>
      listVersions({ ctx, input: { model_name: id, order: 'desc', limit: PAGE } }),
    ),
    ...[...new Set([from, to])].map((number) =>
      prefetch(queryClient, versionQuery(id, number), getVersionEndpoint, () =>
        getVersion({ ctx, input: { modelName: id, version: number } }),
      ),
    ),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PageBody>
        <CompareScreen modelId={id} from={from} to={to} />
      </PageBody>
    </HydrationBoundary>
  );
}

/** A version's number as the address gives it; null where it gives none. */
function numberOf(text: string | string[] | undefined): number | null {
  return typeof text === 'string' && /^[1-9]\d{0,8}$/.test(text) ? Number(text) : null;
}
