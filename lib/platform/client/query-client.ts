import { defaultShouldDehydrateQuery, QueryClient } from '@tanstack/react-query';
import { RequestError } from './call';

/** A query client as server and browser use it: what the server prefetched is fresh for a moment, refusals are not retried. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (failures, error) =>
          failures < 2 && !(error instanceof RequestError && error.status >= 400 && error.status < 500),
      },
      dehydrate: { shouldDehydrateQuery: defaultShouldDehydrateQuery },
    },
  });
}
