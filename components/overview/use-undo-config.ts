'use client';

import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isConflict } from '@/components/shell/is-conflict';
import { notifyDone } from '@/components/shell/notify';
import type { ConfigSource } from '@/lib/domain/config/source';
import type { ConfigUndo } from './config-undo-query';

type Undoing = { source: ConfigSource; name: string; revision: number; onDone: () => void };

/** Stores the overrides from before a revision as a new one. A conflict reads the present state again. */
export function useUndoConfig({ source, name, revision, onDone }: Undoing) {
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ undo, note }: { undo: ConfigUndo; note: string }) => {
      const write = { ifMatch: undo.ifMatch, note: note.trim() || null };
      return revision > 1
        ? source.restore({ ...write, revision: revision - 1 })
        : source.save({ ...write, overrides: undo.overrides });
    },
    onSuccess: (answer) => {
      onDone();
      notifyDone(
        `${name} is as it was before revision ${revision}. Revision ${answer.data.revision} is live for all workers.`,
      );
      return source.written(queryClient, answer);
    },
    onError: (error) => {
      if (isConflict(error)) return queryClient.invalidateQueries({ queryKey: source.present.queryKey });
    },
  });
}
