import dynamic from 'next/dynamic';
import { memo, type ReactNode, useMemo, useState } from 'react';
import { type Field, matchesText, SchemaForm } from '@/components/form';
import { Loading } from '@/components/shell/loading';
import { WorkColumns, WorkScreen } from '@/components/shell/work-screen';
import type { ParameterSchema } from '@/lib/config-schema';
import type { ConfigSource, TunedConfig } from '@/lib/domain/config/source';
import type { Answer } from '@/lib/platform/client/call';
import { ConflictHandling } from './conflict-handling';
import type { ConflictProps } from './conflict-props';
import { DifferencePanel } from './difference-panel';
import classes from './editor-screen.module.css';
import { EditorToolbar } from './editor-toolbar';
import { News } from './news';
import { SaveBar } from './save-bar';
import { type Editor, useEditor } from './use-editor';
import { useHashFocus } from './use-hash-focus';
import { useSaveShortcut } from './use-save-shortcut';

const JsonView = dynamic(() => import('./json-view').then((module) => module.JsonView), {
  loading: () => <Loading what="the JSON view" />,
});

/** Loaded with the first change, so that it is there when somebody leaves. */
const LeaveQuestion = dynamic(
  () => import('@/components/shell/leave-question').then((module) => module.LeaveQuestion),
  {
    ssr: false,
  },
);

/** The rows subscribe to their own values; nothing above them makes them render. */
const Fields = memo(SchemaForm);

type EditorScreenProps = {
  source: ConfigSource;
  /** The version that `schema` belongs to; undefined where there is only one. */
  version?: number;
  schema: ParameterSchema;
  /** What the form holds, as its name. */
  label: string;
  /** What is live, as last read. */
  live: Answer<TunedConfig>;
  /** Why the last look for news failed; null where it did not. */
  lookError: Error | null;
  /** Why nothing may be saved; null where it may. */
  refusal: string | null;
  /** In the toolbar, beside "Reset all". */
  renderTools?: (editor: Editor) => ReactNode;
  /** Over the difference. */
  renderLead?: (editor: Editor) => ReactNode;
  /** Under the difference. */
  renderBeside: (editor: Editor) => ReactNode;
  /** Under the form. */
  renderBelow?: (editor: Editor) => ReactNode;
  /** Shows another version that went live. */
  renderPromotion?: (props: ConflictProps) => ReactNode;
};

/** A form, the difference beside it, and the bar that saves. */
export function EditorScreen(props: EditorScreenProps) {
  const { source, version, schema, label, live, lookError, refusal } = props;
  const { renderTools, renderLead, renderBeside, renderBelow, renderPromotion } = props;
  const editor = useEditor({ source, version, schema, live, refusal });
  const [search, setSearch] = useState('');
  const filter = useMemo(() => {
    const text = search.trim();
    return text === '' ? undefined : (field: Field) => matchesText(field, text);
  }, [search]);
  const { form, view, setView } = editor;
  const found = filter === undefined ? null : form.fields.filter(filter).length;

  useSaveShortcut(() => {
    const { reason, jump } = editor.state;
    if (reason === null) editor.save();
    else if (jump !== null) editor.goTo(jump);
  });
  useHashFocus(form, () => {
    setSearch('');
    setView('form');
  });

  return (
    <WorkScreen>
      <WorkColumns>
        <section aria-label={label} className={classes.config}>
          <News editor={editor} live={live} version={version} lookError={lookError} />
          <EditorToolbar editor={editor} refusal={refusal} search={search} onSearch={setSearch} found={found}>
            {renderTools?.(editor)}
          </EditorToolbar>
          {view === 'form' ? (
            <Fields
              form={form}
              filter={filter}
              disabled={refusal !== null}
              disabledReason={refusal ?? undefined}
            />
          ) : (
            <JsonView editor={editor} isReadOnly={refusal !== null} />
          )}
        </section>
        <DifferencePanel editor={editor} live={live.data} lead={renderLead?.(editor)}>
          {renderBeside(editor)}
        </DifferencePanel>
      </WorkColumns>
      {renderBelow?.(editor)}
      <SaveBar editor={editor} />
      <ConflictHandling editor={editor} renderPromotion={renderPromotion} />
      {editor.isUnsaved && <LeaveQuestion guard={editor.guard} onLeave={editor.leave} />}
    </WorkScreen>
  );
}
