import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { notFound } from 'next/navigation';
import { RunScreen } from '@/components/runs/run-screen';
import { getJobEndpoint } from '@/lib/domain/jobs/contract';
import { jobQuery } from '@/lib/domain/jobs/queries';
import { getJob } from '@/lib/domain/jobs/server';
import { getModel } from '@/lib/domain/models/server';
import { getRunEndpoint } from '@/lib/domain/runs/contract';
import { runQuery } from '@/lib/domain/runs/queries';
import { getRun } from '@/lib/domain/runs/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { ProblemError } from '@/lib/platform/errors';
import { pageContext, prefetch } from '@/lib/platform/http/page';

export const metadata: Metadata = { title: 'Run' };

/** Null where there is none, or where the id is no id. */
async function orNull<T>(found: Promise<T>): Promise<T | null> {
  return found.catch((error: unknown) => {
    if (error instanceof ProblemError && ['not_found', 'bad_request'].includes(error.code)) return null;
    throw error;
  });
}

export default async function RunPage({ params }: { params: Promise<{ id: string }> }) {
  const [ctx, { id }] = await Promise.all([pageContext('models:read'), params]);
  const run = await orNull(getRun({ ctx, input: { id } }));
  const job = await orNull(getJob({ ctx, input: { id: run?.job_id ?? id } }));
  if (job === null) notFound();
  const model = await getModel({ ctx, input: { modelId: job.model_id } });
  const queryClient = createQueryClient();
  await Promise.all([
    prefetch(queryClient, jobQuery(job.id), getJobEndpoint, async () => job),
    run && prefetch(queryClient, runQuery(run.id), getRunEndpoint, async () => run),
  ]);
  const { slug, name } = model;
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <RunScreen key={job.id} jobId={job.id} runId={run?.id ?? null} model={{ id: model.id, slug, name }} />
    </HydrationBoundary>
  );
}
