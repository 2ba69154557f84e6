import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isConflict } from '@/components/shell/is-conflict';
import { notifyDone } from '@/components/shell/notify';
import type { ConfigSource, TunedConfig, TunedRevision } from '@/lib/domain/config/source';
import type { Answer } from '@/lib/platform/client/call';

/** What was confirmed: the revision, the state that it was compared with, and why. */
type Confirmed = { revision: TunedRevision; present: Answer<TunedConfig>; note: string };

/** Restores an earlier revision as a new one. A conflict reads the present state again. */
export function useRestore(source: ConfigSource, onDone: () => void) {
  const queryClient = useQueryClient();
  const { queryKey } = source.present;
  return useMutation({
    mutationFn: ({ revision, present, note }: Confirmed) =>
      source.restore({
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
      void source.written(queryClient, answer);
    },
    onError: (error) => {
      if (isConflict(error)) return queryClient.invalidateQueries({ queryKey });
    },
  });
}
