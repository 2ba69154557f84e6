import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ProblemAlert } from '@/components/shell/problem-alert';
import { ReasonButton } from '@/components/shell/reason-button';
import { usePermission } from '@/components/shell/session';
import { cancelJob, jobQuery } from '@/lib/domain/jobs/queries';
import { RequestError } from '@/lib/platform/client/call';

/** Ends a job that has not ended. One that ended meanwhile is shown as it is. */
export function CancelButton({ jobId }: { jobId: string }) {
  const queryClient = useQueryClient();
  const forbidden = usePermission('jobs:write');
  const { queryKey } = jobQuery(jobId);
  const cancel = useMutation({
    mutationFn: () => cancelJob(jobId),
    onSuccess: (answer) => queryClient.setQueryData(queryKey, answer),
    onError: () => queryClient.invalidateQueries({ queryKey }),
  });
  const hadEnded = cancel.error instanceof RequestError && cancel.error.status === 409;
  return (
    <>
      <ReasonButton
        variant="default"
        reason={forbidden ?? (cancel.isPending ? 'Canceling…' : null)}
        onClick={() => cancel.mutate()}
      >
        Cancel
      </ReasonButton>
      {!hadEnded && <ProblemAlert error={cancel.error} />}
    </>
  );
}
