import { type APIRequestContext, expect } from '@playwright/test';
import type { Job, JobRequest } from '@/lib/domain/jobs/contract';
import type { Run } from '@/lib/domain/runs/contract';

/** Sends a job as a product does; gives it as it was taken in. */
export async function sendJob(api: APIRequestContext, request: JobRequest): Promise<Job> {
  const answer = await api.post('/api/v1/jobs', { data: request });
  expect(answer.status(), await answer.text()).toBe(202);
  return answer.json();
}

/** A job as it is now. */
async function readJob(api: APIRequestContext, id: string): Promise<Job> {
  return (await api.get(`/api/v1/jobs/${id}`)).json();
}

/** Waits until a job has ended, and gives it. */
export async function endOf(api: APIRequestContext, id: string): Promise<Job> {
  await expect
    .poll(async () => (await readJob(api, id)).status, { timeout: 60_000 })
    .toMatch(/^(succeeded|failed|canceled)$/);
  return readJob(api, id);
}

/** The runs, newest first. */
export async function readRuns(api: APIRequestContext): Promise<Run[]> {
  return (await (await api.get('/api/v1/runs')).json()).runs;
}
