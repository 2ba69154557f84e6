import { createJobEndpoint, listJobsEndpoint } from '@/lib/domain/jobs/contract';
import { createJob, listJobs } from '@/lib/domain/jobs/server';
import { methods } from '@/lib/platform/http/methods';
import { route } from '@/lib/platform/http/route';

export const { GET, POST, PUT, PATCH, DELETE } = methods({
  GET: route(listJobsEndpoint, ({ ctx, query }) => listJobs({ ctx, input: query })),
  POST: route(createJobEndpoint, ({ ctx, body, headers }) =>
    createJob({ ctx, input: body, keyHeader: headers.get('idempotency-key') }),
  ),
});
