import { useOverrides } from '@/components/form';
import { RelativeTime } from '@/components/shell/relative-time';
import { ConflictDialog } from './conflict-dialog';
import type { ConflictProps } from './conflict-props';

/** Somebody else's save under the same version: theirs and mine, and the decision goes into the form. */
export function SaveConflict({ editor, conflict, opened }: ConflictProps) {
  const { form, base } = editor;
  const overrides = useOverrides(form);
  const { theirs, cause } = conflict;
  const { revision, updated_by, updated_at, note } = theirs.data;
  return (
    <ConflictDialog
      opened={opened}
      title={cause === 'save' ? 'Somebody else saved first' : `Revision ${revision}`}
      fields={form.fields}
      sides={{ base: base.overrides, theirs: theirs.data.overrides, mine: overrides }}
      confirmLabel={cause === 'save' ? 'Save and publish' : 'Take into the form'}
      onClose={() => editor.setConflict(null)}
      onResolve={(merged) => {
        const next = editor.resolve(theirs, merged);
        if (cause === 'save' && form.issues().length === 0 && form.dirtyAgainst(next.overrides))
          editor.save(next);
      }}
    >
      {updated_by ?? 'Somebody'} saved revision {revision}
      {updated_at !== null && (
        <>
          {' '}
          <RelativeTime time={updated_at} />
        </>
      )}
      {note ? ` (“${note}”).` : '.'} {cause === 'save' && 'Yours was not saved yet.'}
    </ConflictDialog>
  );
}
