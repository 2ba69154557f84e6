import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { ActivateScreen } from '@/components/versions/activate/activate-screen';
import { getConfigEndpoint } from '@/lib/domain/config/contract';
import { configQuery } from '@/lib/domain/config/queries';
import { readConfig } from '@/lib/domain/config/server';
import { compareVersionEndpoint, getVersionEndpoint } from '@/lib/domain/registry/contract';
import { comparisonQuery, versionQuery } from '@/lib/domain/registry/queries';
import { compareVersion, getVersion } from '@/lib/domain/registry/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetch } from '@/lib/platform/http/page';
import { modelOfPage } from '../../../model-of-page';

export const metadata: Metadata = { title: 'Activate a version' };

export default async function ActivatePage({
  params,
}: {
  params: Promise<{ slug: string; version: string }>;
}) {
  const { slug, version: text } = await params;
  const [ctx, { id, version: live }] = await Promise.all([pageContext('models:read'), modelOfPage(slug)]);
  if (!/^[1-9]\d{0,8}$/.test(text)) notFound();
  const version = Number(text);
  const queryClient = createQueryClient();
  const read = (number: number) =>
    prefetch(queryClient, versionQuery(id, number), getVersionEndpoint, () =>
      getVersion({ ctx, input: { modelName: id, version: number } }),
    );
  await Promise.all([
    read(version),
    live === null ? null : read(live),
    live === null
      ? null
      : prefetch(queryClient, configQuery(id), getConfigEndpoint, () =>
          readConfig({ ctx, input: { modelId: id } }),
        ),
  ]);
  // The question is asked of the config that was read, whose ETag goes with the answer.
  const tag = queryClient.getQueryData(configQuery(id).queryKey)?.etag ?? null;
  await prefetch(queryClient, comparisonQuery(id, version, tag), compareVersionEndpoint, () =>
    compareVersion({ ctx, input: { modelName: id, version } }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ActivateScreen modelId={id} version={version} />
    </HydrationBoundary>
  );
}
