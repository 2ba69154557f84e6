import { useMutation, useQueryClient } from '@tanstack/react-query';
import { isConflict } from '@/components/shell/is-conflict';
import { notifyDone, notifyFailure } from '@/components/shell/notify';
import type { Issue, JsonObject } from '@/lib/config-schema';
import type { ConfigSource, TunedConfig } from '@/lib/domain/config/source';
import { type Answer, RequestError } from '@/lib/platform/client/call';
import type { Base } from './base';

/** What is sent, as it stood when Save was pressed. */
export type Submission = { base: Base; overrides: JsonObject; note: string };

type SaveEvents = {
  onSaved: (answer: Answer<TunedConfig>, submission: Submission) => void;
  /** Somebody else saved first; `theirs` is what is live now. */
  onConflict: (theirs: Answer<TunedConfig>) => void;
  /** The save was taken back; `answer` is what is live now. */
  onUndone: (answer: Answer<TunedConfig>, saved: Answer<TunedConfig>) => void;
  /** The server found issues with values that were sent; they belong to the fields. */
  onRefused: (issues: Issue[], submission: Submission) => void;
  onSignedOut: () => void;
};

/** Saves, and offers to take the save back. Somebody else's save is no error: it is handed to `onConflict`. */
export function useSave(source: ConfigSource, events: SaveEvents) {
  const { onSaved, onConflict, onUndone, onRefused, onSignedOut } = events;
  const queryClient = useQueryClient();
  const { queryKey } = source.present;
  // An answer that was on its way before the write would show the state before it.
  const onMutate = () => queryClient.cancelQueries({ queryKey });

  const undo = useMutation({
    mutationFn: ({ saved, before }: { saved: Answer<TunedConfig>; before: number }) => {
      const ifMatch = saved.etag ?? '';
      if (before === 0) return source.reset({ ifMatch });
      const note = `Undo of revision ${saved.data.revision}`;
      return source.restore({ ifMatch, revision: before, note });
    },
    onMutate,
    onSuccess: (answer, { saved, before }) => {
      onUndone(answer, saved);
      const restored = before === 0 ? 'The defaults are' : `Revision ${before} is`;
      notifyDone(`${restored} live again, saved as revision ${answer.data.revision}.`);
      void source.written(queryClient, answer);
    },
    onError: (error) => notifyFailure('The save was not undone', error),
  });

  const save = useMutation({
    mutationFn: async ({ base, overrides, note }: Submission) => {
      try {
        const ifMatch = base.etag;
        return { saved: await source.save({ ifMatch, overrides, note: note.trim() || null }) };
      } catch (error) {
        const theirs = presentOf(error);
        if (theirs === null) throw error;
        queryClient.setQueryData(queryKey, theirs);
        return { theirs };
      }
    },
    onMutate,
    onSuccess: (result, submission) => {
      const { saved, theirs } = result;
      if (saved === undefined) return onConflict(theirs);
      onSaved(saved, submission);
      notifyDone(`Saved as revision ${saved.data.revision}, live for all workers.`, {
        action: { label: 'Undo', onClick: () => undo.mutate({ saved, before: submission.base.revision }) },
      });
      void source.written(queryClient, saved);
    },
    onError: (error, submission) => {
      const issues = issuesOf(error);
      if (issues.length > 0) onRefused(issues, submission);
      if (statusOf(error) === 401) onSignedOut();
    },
  });

  return {
    submit: save.mutate,
    isSaving: save.isPending,
    /** Why the last save failed, unless the fields say it. */
    error: issuesOf(save.error).length > 0 ? null : save.error,
    forgetError: save.reset,
  };
}

/** The config that a 412 carries. */
function presentOf(error: unknown): Answer<TunedConfig> | null {
  if (!isConflict(error)) return null;
  return { data: error.problem?.present as TunedConfig, etag: error.etag };
}

function statusOf(error: unknown): number | null {
  return error instanceof RequestError ? error.status : null;
}

/** What is wrong with values of the config; an entry with `in` is about another part of the request. */
function issuesOf(error: unknown): Issue[] {
  if (!(error instanceof RequestError) || error.status !== 422) return [];
  return (error.problem?.errors ?? []).filter((entry) => entry.in === undefined);
}
