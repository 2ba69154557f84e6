import dynamic from 'next/dynamic';
import { useRef } from 'react';
import type { Editor } from './use-editor';

const ConflictDialog = dynamic(() => import('./conflict-dialog').then((module) => module.ConflictDialog), {
  ssr: false,
});

/** Shows what somebody else saved beside what is typed here, and takes the decision into the form. */
export function ConflictHandling({ editor }: { editor: Editor }) {
  const { conflict, setConflict, form, base, overrides } = editor;
  // The dialog stays mounted while it closes, so that the focus returns to where it came from.
  const last = useRef(conflict);
  if (conflict !== null) last.current = conflict;
  const shown = conflict ?? last.current;
  if (shown === null) return null;
  return (
    <ConflictDialog
      key={`${shown.cause} ${shown.theirs.etag}`}
      opened={conflict !== null}
      cause={shown.cause}
      fields={form.fields}
      sides={{ base: base.overrides, theirs: shown.theirs.data.overrides, mine: overrides }}
      theirs={shown.theirs.data}
      onClose={() => setConflict(null)}
      onResolve={(merged) => {
        const next = editor.resolve(shown.theirs, merged);
        if (shown.cause === 'save' && form.issues().length === 0 && form.dirtyAgainst(next.overrides))
          editor.save(next);
      }}
    />
  );
}
