import dynamic from 'next/dynamic';
import { memo, type ReactNode, useMemo, useState } from 'react';
import { type Field, matchesText, SchemaForm } from '@/components/form';
import { Loading } from '@/components/shell/loading';
import { usePermission } from '@/components/shell/session';
import { useIsAlive } from '@/components/shell/use-is-alive';
import type { ParameterSchema } from '@/lib/config-schema';
import type { ModelConfig } from '@/lib/domain/config/contract';
import type { Answer } from '@/lib/platform/client/call';
import classes from './config-form.module.css';
import { ConflictHandling } from './conflict-handling';
import { DifferencePanel } from './difference-panel';
import { EditorToolbar } from './editor-toolbar';
import { News } from './news';
import { SaveBar } from './save-bar';
import { useEditor } from './use-editor';
import { useHashFocus } from './use-hash-focus';
import { useSaveShortcut } from './use-save-shortcut';
import { WorkerInputSection } from './worker-input/worker-input-section';

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

type ConfigFormProps = {
  modelId: string;
  version: number;
  schema: ParameterSchema;
  /** What is live, as last read. */
  live: Answer<ModelConfig>;
  /** Why the last look for news failed; null where it did not. */
  lookError: Error | null;
  isArchived: boolean;
  workers: ReactNode;
};

/** The form of one model version, the difference beside it, and the bar that saves. */
export function ConfigForm(props: ConfigFormProps) {
  const { modelId, version, schema, live, lookError, isArchived, workers } = props;
  const forbidden = usePermission('config:write');
  const isAlive = useIsAlive();
  const refusal = isArchived ? 'This model is archived. Bring it back to change it.' : forbidden;
  const editor = useEditor({ modelId, version, schema, live, refusal });
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
    <fieldset role="presentation" disabled={!isAlive} className={classes.untilAlive}>
      <div className={classes.screen}>
        <div className={classes.columns}>
          <section aria-label="Config" className={classes.config}>
            <News editor={editor} live={live} version={version} lookError={lookError} />
            <EditorToolbar
              modelId={modelId}
              editor={editor}
              refusal={refusal}
              search={search}
              onSearch={setSearch}
              found={found}
            />
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
          <DifferencePanel modelId={modelId} editor={editor} live={live.data} workers={workers} />
        </div>
        <WorkerInputSection modelId={modelId} version={version} editor={editor} />
        <SaveBar editor={editor} />
        <ConflictHandling modelId={modelId} editor={editor} />
        {editor.isUnsaved && <LeaveQuestion guard={editor.guard} onLeave={editor.leave} />}
      </div>
    </fieldset>
  );
}
