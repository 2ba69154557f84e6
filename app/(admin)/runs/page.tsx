import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { addressOf, pageSize } from '@/components/runs/run-filter';
import { RunsScreen } from '@/components/runs/runs-screen';
import { PageBody, PageHeader } from '@/components/shell/page-header';
import { listJobsEndpoint } from '@/lib/domain/jobs/contract';
import { jobsQuery } from '@/lib/domain/jobs/queries';
import { listJobs } from '@/lib/domain/jobs/server';
import { listModelsEndpoint } from '@/lib/domain/models/contract';
import { modelsQuery } from '@/lib/domain/models/queries';
import { listModels } from '@/lib/domain/models/server';
import { listRunsEndpoint } from '@/lib/domain/runs/contract';
import { runsQuery } from '@/lib/domain/runs/queries';
import { listRuns } from '@/lib/domain/runs/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetch, prefetchInfinite } from '@/lib/platform/http/page';

export const metadata: Metadata = { title: 'Runs' };

type PageProps = { searchParams: Promise<Record<string, string | string[] | undefined>> };

export default async function RunsPage({ searchParams }: PageProps) {
  const [ctx, parameters] = await Promise.all([pageContext('models:read'), searchParams]);
  const { view, filter } = addressOf((name) => [parameters[name]].flat()[0]);
  const queryClient = createQueryClient();
  const input = { ...filter, limit: pageSize };
  await Promise.all([
    prefetch(queryClient, modelsQuery(), listModelsEndpoint, () =>
      listModels({ ctx, input: { limit: 200 } }),
    ),
    view === 'runs'
      ? prefetchInfinite(queryClient, runsQuery(filter, pageSize), listRunsEndpoint, () =>
          listRuns({ ctx, input }),
        )
      : prefetchInfinite(queryClient, jobsQuery(filter, pageSize), listJobsEndpoint, () =>
          listJobs({ ctx, input }),
        ),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PageHeader
        title="Runs"
        description="Every call of a model: the picture, the config that made it, how long it took and what it cost."
      />
      <PageBody>
        <RunsScreen />
      </PageBody>
    </HydrationBoundary>
  );
}
