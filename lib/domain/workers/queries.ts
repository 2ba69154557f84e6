import { queryOptions } from '@tanstack/react-query';
import { request } from '@/lib/domain/api/request';
import type { WorkerList } from './contract';
import { workersPath } from './paths';

/** How many workers without the revision are named beside the form. */
export const MOST_NAMED = 5;

/** How many workers have the revision, and the first of those that do not. */
export const lackingWorkersQuery = () =>
  queryOptions({
    queryKey: [workersPath, 'lacking'],
    queryFn: ({ signal }) =>
      request('GET', workersPath, { query: { lacking: 'true', limit: MOST_NAMED + 1 }, signal }),
  });

/** All workers, also those that are gone. */
export const workersQuery = () =>
  queryOptions({
    queryKey: [workersPath, 'all'],
    queryFn: ({ signal }) => request('GET', workersPath, { query: { limit: 1000 }, signal }),
  });

/** When to look again, in milliseconds: soon while workers catch up. */
export const workersInterval = (list: WorkerList | undefined) =>
  list !== undefined && list.current < list.present ? 1_500 : 4_000;
