import { DiffTable } from '@/components/diff';
import { pinChanges } from '@/components/editor/pin-changes';
import type { FormHandle } from '@/components/form';
import { diff, effectiveOf, type JsonObject } from '@/lib/config-schema';
import classes from './presets.module.css';

type Side = { label: string; overrides: JsonObject };

type OverridesDifferenceProps = {
  form: FormHandle;
  before: Side;
  after: Side;
  /** What it says where nothing differs. */
  same: string;
};

/** The values and pins that differ between two sets of overrides of one form. */
export function OverridesDifference({ form, before, after, same }: OverridesDifferenceProps) {
  const { schema, fields } = form;
  const changes = diff(effectiveOf(schema, before.overrides), effectiveOf(schema, after.overrides));
  const { pinned, unpinned } = pinChanges(fields, before.overrides, after.overrides);
  const titles = Object.fromEntries(fields.map(({ pointer, parameter }) => [pointer, parameter.title]));
  return (
    <div>
      {changes.length > 0 && (
        <div className={classes.difference}>
          <DiffTable changes={changes} beforeLabel={before.label} afterLabel={after.label} titles={titles} />
        </div>
      )}
      {changes.length + pinned.length + unpinned.length === 0 && <p className={classes.note}>{same}</p>}
      {pinned.length > 0 && <p className={classes.note}>Pinned: {pinned.join(', ')}</p>}
      {unpinned.length > 0 && <p className={classes.note}>No longer pinned: {unpinned.join(', ')}</p>}
    </div>
  );
}
