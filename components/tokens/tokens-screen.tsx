'use client';

import { Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import dynamic from 'next/dynamic';
import { Empty } from '@/components/shell/empty';
import { Failure } from '@/components/shell/failure';
import { Loading } from '@/components/shell/loading';
import { PageBody, PageHeader } from '@/components/shell/page-header';
import { useDialog } from '@/components/shell/use-dialog';
import { tokensQuery } from '@/lib/domain/tokens/queries';
import { TokensTable } from './tokens-table';

const CreateTokenDialog = dynamic(() => import('./create-token-dialog'), { ssr: false });

/** API tokens: list, create, revoke. */
export function TokensScreen() {
  const tokens = useQuery(tokensQuery());
  const creation = useDialog();
  const list = tokens.data?.data.tokens;
  return (
    <>
      <PageHeader
        title="Tokens"
        description="With a token, workers and scripts use the API. Tokens belong to the organisation, not to a person."
        actions={<Button onClick={creation.open}>Create a token</Button>}
      />
      <PageBody>
        {tokens.isPending && <Loading what="the tokens" />}
        {tokens.isError && !list && (
          <Failure
            title="The tokens could not be read"
            error={tokens.error}
            onRetry={() => tokens.refetch()}
            retrying={tokens.isFetching}
          />
        )}
        {list?.length === 0 && (
          <Empty title="No tokens yet">
            A worker needs one with the scope runtime:read to read its config. Create a token and give it to
            the worker.
          </Empty>
        )}
        {list && list.length > 0 && <TokensTable tokens={list} />}
      </PageBody>
      {creation.openings > 0 && (
        <CreateTokenDialog key={creation.openings} opened={creation.opened} onClose={creation.close} />
      )}
    </>
  );
}
