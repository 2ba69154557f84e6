import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { PromptsHistory } from '@/components/prompts/prompts-history';
import { getPromptsEndpoint, listPromptRevisionsEndpoint } from '@/lib/domain/prompts/contract';
import { promptRevisionsQuery, promptsQuery } from '@/lib/domain/prompts/queries';
import { listPromptRevisions, readPrompts } from '@/lib/domain/prompts/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetch, prefetchInfinite } from '@/lib/platform/http/page';

export const metadata: Metadata = { title: 'History of the prompts' };

export default async function PromptsHistoryPage() {
  const ctx = await pageContext('models:read');
  const queryClient = createQueryClient();
  await Promise.all([
    prefetchInfinite(queryClient, promptRevisionsQuery, listPromptRevisionsEndpoint, () =>
      listPromptRevisions({ ctx, input: { limit: 50 } }),
    ),
    prefetch(queryClient, promptsQuery, getPromptsEndpoint, () => readPrompts({ ctx, input: {} })),
  ]);
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <PromptsHistory />
    </HydrationBoundary>
  );
}
