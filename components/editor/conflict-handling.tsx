import dynamic from 'next/dynamic';
import { Fragment, type ReactNode, useRef } from 'react';
import type { ConflictProps } from './conflict-props';
import type { Editor } from './use-editor';

const SaveConflict = dynamic(() => import('./save-conflict').then((module) => module.SaveConflict), {
  ssr: false,
});

type ConflictHandlingProps = {
  editor: Editor;
  /** Shows another version that went live, where there are versions. */
  renderPromotion?: ((props: ConflictProps) => ReactNode) | undefined;
};

/** Shows what somebody else saved or put into production beside what is typed here, and takes the decision into the form. */
export function ConflictHandling({ editor, renderPromotion }: ConflictHandlingProps) {
  const { conflict, version } = editor;
  // The dialog stays mounted while it closes, so that the focus returns to where it came from.
  const last = useRef(conflict);
  if (conflict !== null) last.current = conflict;
  const shown = conflict ?? last.current;
  if (shown === null) return null;
  const props = { editor, conflict: shown, opened: conflict !== null };
  const key = `${shown.cause} ${shown.theirs.etag}`;
  if (shown.theirs.data.version === version) return <SaveConflict key={key} {...props} />;
  return <Fragment key={key}>{renderPromotion?.(props)}</Fragment>;
}
