import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { ConfigEditor } from '@/components/config/config-editor';
import { NoProduction } from '@/components/config/no-production';
import { LastRunsSection } from '@/components/runs/last-runs-section';
import { LazyWorkersStrip } from '@/components/workers/lazy-workers-strip';
import { getConfigEndpoint, getConfigSchemaEndpoint } from '@/lib/domain/config/contract';
import { configQuery, configSchemaQuery } from '@/lib/domain/config/queries';
import { readConfig, readConfigSchema } from '@/lib/domain/config/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetch } from '@/lib/platform/http/page';
import { modelOfPage } from '../model-of-page';

export const metadata: Metadata = { title: 'Configure' };

export default async function ConfigurePage({ params }: { params: Promise<{ slug: string }> }) {
  const [ctx, model] = await Promise.all([
    pageContext('models:read'),
    params.then(({ slug }) => modelOfPage(slug)),
  ]);
  const { id: modelId, slug, version } = model;
  if (version === null) return <NoProduction model={model} />;
  const queryClient = createQueryClient();
  await Promise.all([
    prefetch(queryClient, configQuery(modelId), getConfigEndpoint, () =>
      readConfig({ ctx, input: { modelId } }),
    ),
    prefetch(queryClient, configSchemaQuery(modelId, version), getConfigSchemaEndpoint, () =>
      readConfigSchema({ ctx, input: { modelId, version } }),
    ),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <ConfigEditor
        modelId={modelId}
        version={version}
        workers={<LazyWorkersStrip />}
        runs={<LastRunsSection model={{ id: modelId, slug }} />}
      />
    </HydrationBoundary>
  );
}
