'use client';

import { Button, Group, Text } from '@mantine/core';
import { describeError } from '@/components/shell/describe-error';

type LoadMoreProps = {
  /** How many are shown, and of what: "50 changes". */
  shown: string;
  /** Of an infinite query. */
  query: {
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    isFetchNextPageError: boolean;
    error: unknown;
    fetchNextPage: () => unknown;
  };
};

/** Below a list: how much of it is shown, and a button for more where there is more. */
export function LoadMore({ shown, query }: LoadMoreProps) {
  return (
    <Group justify="space-between" mt="md">
      <Text size="sm" c="dimmed" role="status">
        {query.hasNextPage ? `The newest ${shown}` : `${shown}, all of them`}
        {query.isFetchNextPageError && `. ${describeError(query.error).detail}`}
      </Text>
      {query.hasNextPage && (
        <Button variant="default" loading={query.isFetchingNextPage} onClick={() => query.fetchNextPage()}>
          {query.isFetchNextPageError ? 'Try again' : 'Load more'}
        </Button>
      )}
    </Group>
  );
}
