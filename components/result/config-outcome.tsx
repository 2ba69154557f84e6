'use client';

import { Alert } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@/components/shell/link';
import { configOutcomeQuery } from '@/lib/domain/jobs/queries';

/** Says so if every job under the live revision of a model failed, with the last error; else nothing. */
export function ConfigOutcomeNotice({ modelId, revision }: { modelId: string; revision: number }) {
  const outcome = useQuery(configOutcomeQuery(modelId, revision)).data?.data;
  if (outcome?.failure_rate !== 1 || outcome.last_error === null) return null;
  const jobs = outcome.jobs === 1 ? 'The only job' : `All ${outcome.jobs.toLocaleString('en')} jobs`;
  const href = `/runs?${new URLSearchParams({ show: 'jobs', status: 'failed', model: modelId })}`;
  return (
    <Alert color="red" variant="outline" title={`${jobs} with revision ${revision} failed`}>
      {outcome.last_error.message} <Link href={href}>Failed jobs</Link>
    </Alert>
  );
}
