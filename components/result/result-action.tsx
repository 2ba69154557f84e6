import type { ComponentProps } from 'react';
import { hasEnded } from '@/lib/domain/jobs/queries';
import { CancelButton } from './cancel-button';
import { RunAgainButton } from './run-again-button';

type ResultActionProps = ComponentProps<typeof RunAgainButton> & { jobId: string };

/** What ended can be run again; what has not can be canceled. */
export function ResultAction({ jobId, ...again }: ResultActionProps) {
  return hasEnded(again.result) ? <RunAgainButton {...again} /> : <CancelButton jobId={jobId} />;
}
