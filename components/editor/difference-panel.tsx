import dynamic from 'next/dynamic';
import { type ReactNode, useId, useMemo, useState } from 'react';
import { DiffTable } from '@/components/diff';
import { useDeferredOverrides } from '@/components/form';
import { Loading } from '@/components/shell/loading';
import { Segmented } from '@/components/shell/segmented';
import { defaultsOf, diff, effectiveOf } from '@/lib/config-schema';
import type { TunedConfig } from '@/lib/domain/config/source';
import classes from './difference-panel.module.css';
import { LastChange } from './last-change';
import { pinChanges } from './pin-changes';
import type { PickedRevision } from './revision-picker';
import type { Editor } from './use-editor';

const RevisionPicker = dynamic(() => import('./revision-picker').then((module) => module.RevisionPicker), {
  ssr: false,
  loading: () => <Loading what="the history" lines={2} />,
});

type Comparison = 'default' | 'saved' | 'revision';

const comparisons: { value: Comparison; label: string }[] = [
  { value: 'default', label: 'Default' },
  { value: 'saved', label: 'Saved' },
  { value: 'revision', label: 'Revision…' },
];

type DifferencePanelProps = {
  editor: Editor;
  live: TunedConfig;
  /** What else stands beside the form: over the difference, and under it. */
  lead: ReactNode;
  children: ReactNode;
};

/** The live difference of what is typed: against the defaults, what is saved, or any revision. */
export function DifferencePanel({ editor, live, lead, children }: DifferencePanelProps) {
  const titleId = useId();
  const { form, base } = editor;
  const { schema, fields } = form;
  const overrides = useDeferredOverrides(form);
  const [comparison, setComparison] = useState<Comparison>('default');
  const [picked, setPicked] = useState<PickedRevision | null>(null);
  const present = useMemo(() => effectiveOf(schema, overrides), [schema, overrides]);
  const titles = useMemo(
    () => Object.fromEntries(fields.map(({ pointer, parameter }) => [pointer, parameter.title])),
    [fields],
  );
  const before = useMemo(() => {
    if (comparison === 'default') return { label: 'Default', config: defaultsOf(schema) };
    if (comparison === 'saved') return { label: 'Saved', config: effectiveOf(schema, base.overrides) };
    return picked && { label: `Revision ${picked.revision}`, config: picked.config };
  }, [comparison, schema, base, picked]);
  const changes = useMemo(() => (before ? diff(before.config, present) : []), [before, present]);
  const pins = comparison === 'saved' ? pinChanges(fields, base.overrides, overrides) : null;
  const count = changes.length + (pins ? pins.pinned.length + pins.unpinned.length : 0);

  return (
    <aside aria-labelledby={titleId} className={classes.panel}>
      {lead}
      <div className={classes.head}>
        <h2 id={titleId} className={classes.title} aria-live="polite">
          {before ? (count === 1 ? '1 change' : `${count} changes`) : 'Changes'}
        </h2>
        <Segmented label="Compare with" options={comparisons} value={comparison} onChange={setComparison} />
      </div>
      {comparison === 'revision' && (
        <RevisionPicker source={editor.source} picked={picked?.revision ?? null} onPick={setPicked} />
      )}
      {before && changes.length > 0 && (
        <div className={classes.table}>
          <DiffTable changes={changes} beforeLabel={before.label} afterLabel="Form" titles={titles} />
        </div>
      )}
      {before && count === 0 && <p className={classes.note}>{sameAs[comparison]}</p>}
      {pins && pins.pinned.length > 0 && <p className={classes.note}>Pinned: {pins.pinned.join(', ')}</p>}
      {pins && pins.unpinned.length > 0 && (
        <p className={classes.note}>No longer pinned: {pins.unpinned.join(', ')}</p>
      )}
      {children}
      <LastChange live={live} />
    </aside>
  );
}

const sameAs: Record<Comparison, string> = {
  default: 'Every parameter has its default value.',
  saved: 'The form shows what is saved.',
  revision: 'The form has the values of this revision.',
};
