import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import { PromptsEditor } from '@/components/prompts/prompts-editor';
import { LazyWorkersStrip } from '@/components/workers/lazy-workers-strip';
import { getPromptSchemaEndpoint, getPromptsEndpoint } from '@/lib/domain/prompts/contract';
import { promptSchemaQuery, promptsQuery } from '@/lib/domain/prompts/queries';
import { readPromptSchema, readPrompts } from '@/lib/domain/prompts/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetch } from '@/lib/platform/http/page';

export default async function PromptsPage() {
  const ctx = await pageContext('models:read');
  const queryClient = createQueryClient();
  await Promise.all([
    prefetch(queryClient, promptsQuery, getPromptsEndpoint, () => readPrompts({ ctx, input: {} })),
    prefetch(queryClient, promptSchemaQuery, getPromptSchemaEndpoint, () => readPromptSchema({ ctx })),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PromptsEditor workers={<LazyWorkersStrip />} />
    </HydrationBoundary>
  );
}
