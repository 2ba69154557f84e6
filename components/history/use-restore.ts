import { useMutation, useQueryClient } from '@tanstack/react-query';
import { notifyDone } from '@/components/shell/notify';
import type { ModelConfig, Revision } from '@/lib/domain/config/contract';
import { configQuery, restoreRevision } from '@/lib/domain/config/queries';
import { configWritten } from '@/lib/domain/config/written';
import { type Answer, RequestError } from '@/lib/platform/client/call';

/** What was confirmed: the revision, the state that it was compared with, and why. */
type Confirmed = { revision: Revision; present: Answer<ModelConfig>; note: string };

/** Restores an earlier revision as a new one. A conflict reads the present state again. */
export function useRestore(modelId: string, onDone: () => void) {
  const queryClient = useQueryClient();
  const { queryKey } = configQuery(modelId);
  return useMutation({
    mutationFn: ({ revision, present, note }: Confirmed) =>
      restoreRevision({
        modelId,
        revision: revision.revision,
        ifMatch: present.etag ?? '',
        note: note.trim() || null,
      }),
    onMutate: () => queryClient.cancelQueries({ queryKey }),
    onSuccess: (answer, { revision }) => {
      onDone();
      notifyDone(
        answer.data.revision === revision.revision
          ? `Revision ${revision.revision} was live already.`
          : `Revision ${revision.revision} is live again, saved as revision ${answer.data.revision}.`,
      );
      void configWritten(queryClient, modelId, answer);
    },
    onError: (error) => {
      if (isConflict(error)) return queryClient.invalidateQueries({ queryKey });
    },
  });
}

/** Whether somebody else saved after the difference was shown. */
export function isConflict(error: unknown): boolean {
  return error instanceof RequestError && error.problem?.code === 'precondition_failed';
}
