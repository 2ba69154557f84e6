import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import type { JsonObject } from '@/lib/config-schema/types';
import { request } from '@/lib/domain/api/request';
import type { Job, JobRequest } from './contract';
import { cancelJobPath, configOutcomePath, jobPath, jobsPath, providerPath, trialsPath } from './paths';

/** Milliseconds between two looks at what is not done yet. */
const LOOK_EVERY = 1_000;
const LOOK_AT_LIST_EVERY = 3_000;

/** Whether nothing will change any more. */
export function hasEnded({ status }: Pick<Job, 'status'>): boolean {
  return status === 'succeeded' || status === 'failed' || status === 'canceled';
}

/** How soon to look again at a job or a run: every second until it has ended, while the page is looked at. */
export function lookAgain(answer: { data: Pick<Job, 'status'> } | undefined): number | false {
  return answer === undefined || hasEnded(answer.data) ? false : LOOK_EVERY;
}

/** Query of the list of jobs: `model` is an id or a slug. */
export type JobFilter = { status?: Job['status']; model?: string };

/** The jobs, newest first, those that wait among them; followed while one of them has not ended. */
export const jobsQuery = ({ status, model }: JobFilter, limit: number) =>
  infiniteQueryOptions({
    queryKey: [jobsPath, { status, model }, limit],
    queryFn: ({ signal, pageParam }) =>
      request('GET', jobsPath, { query: { status, model, limit, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.data.next_cursor,
    refetchInterval: ({ state }) => lookAtList(state.data?.pages.flatMap((page) => page.data.jobs)),
  });

/** How soon to look again at a list of jobs or runs: while one of them has not ended. */
export function lookAtList(rows: Pick<Job, 'status'>[] | undefined): number | false {
  return rows?.some((row) => !hasEnded(row)) ? LOOK_AT_LIST_EVERY : false;
}

/** A job, followed until it has ended. */
export const jobQuery = (id: string) =>
  queryOptions({
    queryKey: [jobPath, id],
    queryFn: ({ signal }) => request('GET', jobPath, { params: { id }, signal }),
    refetchInterval: ({ state }) => lookAgain(state.data),
  });

export const cancelJob = (id: string) => request('POST', cancelJobPath, { params: { id } });

/** A job under values that need not be saved. */
export type Trial = { version: number; overrides: JsonObject; request: JobRequest };

export const createTrial = ({ modelId, ...body }: Trial & { modelId: string }) =>
  request('POST', trialsPath, { params: { modelId }, body });

/** Milliseconds between two looks at what becomes of the jobs of a config. */
const LOOK_AT_OUTCOME_EVERY = 5_000;

/** What became of the jobs of a config revision, looked at again and again. */
export const configOutcomeQuery = (modelId: string, revision: number) =>
  queryOptions({
    queryKey: [configOutcomePath, modelId, revision],
    queryFn: ({ signal }) =>
      request('GET', configOutcomePath, { params: { modelId }, query: { revision }, signal }),
    refetchInterval: LOOK_AT_OUTCOME_EVERY,
  });

/** Whether the product holds the provider's key; it is read when the product starts. */
export const providerQuery = () =>
  queryOptions({
    queryKey: [providerPath],
    queryFn: ({ signal }) => request('GET', providerPath, { signal }),
  });
