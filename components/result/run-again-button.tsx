import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ReasonButton } from '@/components/shell/reason-button';
import { usePermission } from '@/components/shell/session';
import type { Job, JobRequest } from '@/lib/domain/jobs/contract';
import { createTrial, jobQuery } from '@/lib/domain/jobs/queries';
import { againOf } from './again-of';
import type { Result } from './run-texts';
import { StartError } from './start-error';

type RunAgainButtonProps = {
  result: Result;
  request: JobRequest;
  /** Called with the new job. */
  onStarted: (job: Job) => void;
};

/** Asks for the same picture again: with the values that made it, whatever is live now, and its seed. */
export function RunAgainButton({ result, request, onStarted }: RunAgainButtonProps) {
  const queryClient = useQueryClient();
  const forbidden = usePermission('jobs:write');
  const trial = againOf(result, request);
  const again = useMutation({
    mutationFn: createTrial,
    onSuccess: (answer) => {
      queryClient.setQueryData(jobQuery(answer.data.id).queryKey, answer);
      onStarted(answer.data);
    },
  });
  const reason =
    forbidden ??
    (trial === null ? 'No config was read for it, so there is nothing to repeat.' : null) ??
    (again.isPending ? 'Starting…' : null);
  return (
    <>
      <ReasonButton
        variant="default"
        reason={reason}
        onClick={() => trial && again.mutate({ modelId: result.model_id, ...trial })}
      >
        {result.seed === null ? 'Run again' : 'Run again with the same seed'}
      </ReasonButton>
      <StartError error={again.error} />
    </>
  );
}
