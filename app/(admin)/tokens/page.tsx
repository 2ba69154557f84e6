import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { Metadata } from 'next';
import { TokensScreen } from '@/components/tokens/tokens-screen';
import { listTokensEndpoint } from '@/lib/domain/tokens/contract';
import { tokensQuery } from '@/lib/domain/tokens/queries';
import { listTokens } from '@/lib/domain/tokens/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetch } from '@/lib/platform/http/page';

export const metadata: Metadata = { title: 'Tokens' };

export default async function TokensPage() {
  const ctx = await pageContext('admin');
  const queryClient = createQueryClient();
  await prefetch(queryClient, tokensQuery(), listTokensEndpoint, () =>
    listTokens({ ctx, input: { limit: 1000 } }),
  );
  return (
    <HydrationBoundary state={dehydrate(queryClient)}>
      <TokensScreen />
    </HydrationBoundary>
  );
}
