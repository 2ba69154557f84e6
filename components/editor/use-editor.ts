import { useState } from 'react';
import { useIsDirty, useIssues, useSchemaForm } from '@/components/form';
import { loginUrl } from '@/components/shell/login-url';
import { notifyDone } from '@/components/shell/notify';
import { useSession } from '@/components/shell/session';
import { useLeaveGuard } from '@/components/shell/use-leave-guard';
import { identical, type JsonObject, type ParameterSchema } from '@/lib/config-schema';
import type { ConfigSource, TunedConfig } from '@/lib/domain/config/source';
import type { Answer } from '@/lib/platform/client/call';
import { type Base, baseOf } from './base';
import { type CarriedOver, carryOver } from './carry-over';
import type { Draft } from './draft';
import { jumpTo, type View } from './jump-to';
import { editsOf, mergeEdits } from './merge-edits';
import { type Jump, saveStateOf } from './save-state';
import { useConfigText } from './use-config-text';
import { useDraft } from './use-draft';
import { useSave } from './use-save';

/** Somebody else's save: met when saving, or announced while editing. */
export type Conflict = { theirs: Answer<TunedConfig>; cause: 'save' | 'news' };

type EditorProps = {
  source: ConfigSource;
  /** The version that `schema` belongs to; undefined where there is only one. */
  version: number | undefined;
  schema: ParameterSchema;
  /** What is live, as last read. */
  live: Answer<TunedConfig>;
  /** Why nothing may be saved; null where it may. */
  refusal: string | null;
};

/** The state of a screen that edits a config: what was saved, what is typed, and the ways from one to the other. */
export function useEditor({ source, version, schema, live, refusal }: EditorProps) {
  const { id: userId } = useSession();
  const [base, setBase] = useState<Base>(() => baseOf(live));
  const form = useSchemaForm({ schema, overrides: base.overrides });
  const issues = useIssues(form);
  const text = useConfigText(form);
  const [view, setView] = useState<View>('form');
  const [note, setNote] = useState('');
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const [restored, setRestored] = useState<CarriedOver['leftOut'] | null>(null);

  const isDirty = useIsDirty(form, base.overrides);
  const isUnsaved = isDirty || text.faultyText !== null;
  const guard = useLeaveGuard(isUnsaved);
  const draft = useDraft({
    sourceId: source.id,
    userId,
    unsaved: isUnsaved ? () => ({ base, overrides: form.overrides(), note, text: text.faultyText }) : null,
    onFound: handBack,
  });

  function moveTo(answer: Answer<TunedConfig>) {
    const next = baseOf(answer);
    form.rebase(next.overrides);
    setBase(next);
    return next;
  }

  const save = useSave(source, {
    onSaved: (answer, submission) => {
      moveTo(answer);
      setRestored(null);
      setNote((present) => (present === submission.note ? '' : present));
    },
    onConflict: (theirs) => setConflict({ theirs, cause: 'save' }),
    onUndone: (answer, saved) => {
      const sides = {
        base: saved.data.overrides,
        theirs: answer.data.overrides,
        mine: form.overrides(),
      };
      form.replaceOverrides(mergeEdits(sides.theirs, editsOf(form.fields, sides), {}));
      moveTo(answer);
    },
    onRefused: (found, submission) => form.refuse(found, submission.overrides),
    onSignedOut: signIn,
  });

  function handBack(found: Draft) {
    setNote(found.note);
    if (found.base.version === version) {
      form.replaceOverrides(found.overrides);
      form.rebase(found.base.overrides);
      setBase(found.base);
      setRestored([]);
    } else {
      const carried = carryOver(found, form.fields, form.overrides(), form.others !== null);
      form.replaceOverrides(carried.overrides);
      setRestored(carried.leftOut);
    }
    if (found.text === null) return;
    text.type(found.text);
    setView('json');
  }

  function signIn() {
    draft.keep();
    guard.release();
    const { pathname, search, hash } = window.location;
    window.location.assign(loginUrl(pathname + search + hash));
  }

  const state = saveStateOf({
    refusal: refusal ?? outdated(live, version),
    saving: save.isSaving,
    dirty: isDirty,
    issues,
    fields: form.fields,
    fault: text.fault,
  });

  return {
    source,
    base,
    form,
    issues,
    text,
    view,
    setView,
    note,
    setNote,
    isUnsaved,
    guard,
    state,
    refusal,
    goTo: (jump: Jump) => jumpTo(jump, form, setView),
    isSaving: save.isSaving,
    error: save.error,
    /** Saves what is typed; `from` is the base where it is newer than this render. */
    save: (from: Base = base) => save.submit({ base: from, overrides: form.overrides(), note }),
    conflict,
    setConflict,
    /** Takes the result of a conflict: `merged` goes into the form, `theirs` is what it is compared with. */
    resolve: (theirs: Answer<TunedConfig>, merged: JsonObject) => {
      form.replaceOverrides(merged);
      setConflict(null);
      return moveTo(theirs);
    },
    /** Back to what is saved. A notification offers to take that back. */
    discard: () => {
      const before = { overrides: form.overrides(), note, text: text.faultyText };
      form.replaceOverrides(base.overrides, 'Discard');
      text.forget();
      setNote('');
      setRestored(null);
      save.forgetError();
      notifyDone('Your changes were discarded.', {
        action: {
          label: 'Undo',
          onClick: () => {
            form.replaceOverrides(before.overrides);
            setNote(before.note);
            if (before.text !== null) text.type(before.text);
          },
        },
      });
    },
    signIn,
    /** Leaves the page as the person asked for, without the unsaved work. */
    leave: () => {
      draft.drop();
      guard.leave();
    },
    /** The version that this form is made for; undefined where there is only one. */
    version,
    /** Loads the page again with the version that is live now; `merged` becomes the unsaved work under it. */
    reload: (theirs?: Answer<TunedConfig>, merged?: JsonObject) => {
      if (theirs === undefined || merged === undefined) draft.keep();
      else if (!identical(merged, theirs.data.overrides))
        draft.keep({ base: baseOf(theirs), overrides: merged, note, text: null });
      guard.release();
      window.location.reload();
    },
    restored,
    forgetRestored: () => setRestored(null),
  };
}

export type Editor = ReturnType<typeof useEditor>;

function outdated(live: Answer<TunedConfig>, version: number | undefined): string | null {
  if (live.data.version === version) return null;
  return `Version ${live.data.version} is live now. Load it first`;
}
