import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/domain/api/request';
import { lookAgain, lookAtList } from '@/lib/domain/jobs/queries';
import type { Run } from './contract';
import { runPath, runsPath } from './paths';

/** Query of the list of runs: `model` is an id or a slug, times in RFC 3339. */
export type RunFilter = { status?: Run['status']; model?: string; from?: string; to?: string };

/** The runs, newest first; followed while one of them runs. */
export const runsQuery = (filter: RunFilter, limit: number) =>
  infiniteQueryOptions({
    queryKey: [runsPath, filter, limit],
    queryFn: ({ signal, pageParam }) =>
      request('GET', runsPath, { query: { ...filter, limit, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.data.next_cursor,
    refetchInterval: ({ state }) => lookAtList(state.data?.pages.flatMap((page) => page.data.runs)),
  });

/** One run, followed until it has ended. */
export const runQuery = (id: string) =>
  queryOptions({
    queryKey: [runPath, id],
    queryFn: ({ signal }) => request('GET', runPath, { params: { id }, signal }),
    refetchInterval: ({ state }) => lookAgain(state.data),
  });
