import { Button, TextInput, VisuallyHidden } from '@mantine/core';
import type { ReactNode } from 'react';
import { useIsDirty, useUndoLabel } from '@/components/form';
import { ResetIcon, SearchIcon } from '@/components/shell/icons';
import { ReasonButton } from '@/components/shell/reason-button';
import { Segmented } from '@/components/shell/segmented';
import type { JsonObject } from '@/lib/config-schema';
import classes from './editor-toolbar.module.css';
import type { View } from './jump-to';
import type { Editor } from './use-editor';

const views: { value: View; label: string }[] = [
  { value: 'form', label: 'Form' },
  { value: 'json', label: 'JSON' },
];

const NOTHING: JsonObject = {};

type EditorToolbarProps = {
  editor: Editor;
  refusal: string | null;
  search: string;
  onSearch: (text: string) => void;
  /** How many parameters the search left; null while nothing is searched. */
  found: number | null;
  /** What else can be done with all values. */
  children: ReactNode;
};

/** Above the form: find, form or JSON, undo, reset all. */
export function EditorToolbar(props: EditorToolbarProps) {
  const { editor, refusal, search, onSearch, found, children } = props;
  const { form, view, setView } = editor;
  const undoLabel = useUndoLabel(form);
  const nothingSet = useIsDirty(form, NOTHING) ? null : 'Every parameter follows its default.';
  return (
    <div className={classes.toolbar}>
      {view === 'form' && (
        <TextInput
          type="search"
          aria-label="Find a parameter"
          placeholder="Find a parameter"
          leftSection={<SearchIcon />}
          value={search}
          onChange={(event) => onSearch(event.currentTarget.value)}
          className={classes.search}
        />
      )}
      <span role="status" className={classes.found}>
        {found !== null && view === 'form' && `${found} of ${form.fields.length}`}
        {found !== null && view === 'form' && <VisuallyHidden> parameters shown</VisuallyHidden>}
      </span>
      <span className={classes.space} />
      {undoLabel !== null && refusal === null && (
        <Button
          variant="subtle"
          leftSection={<ResetIcon />}
          aria-label={`Undo: ${undoLabel}`}
          title={undoLabel}
          onClick={() => form.undo()}
        >
          Undo
        </Button>
      )}
      <Segmented label="View" options={views} value={view} onChange={setView} />
      {children}
      <ReasonButton variant="default" reason={refusal ?? nothingSet} onClick={() => form.resetAll()}>
        Reset all
      </ReasonButton>
    </div>
  );
}
