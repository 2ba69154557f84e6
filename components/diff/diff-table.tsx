import type { Change, JsonValue } from '@/lib/config-schema';
import classes from './diff-table.module.css';
import { Value } from './value';

/** A difference as the engine gives it, or as the API does in `ModelConfig.diff`. */
export type TableChange = Change | { path: string; default?: JsonValue; current?: JsonValue };

type DiffTableProps = {
  changes: TableChange[];
  /** What the old and the new side are: "Default", "Saved", "Revision 6". */
  beforeLabel: string;
  afterLabel: string;
  /** Titles by pointer, shown above the path. */
  titles?: Record<string, string>;
  /** What the table shows, for those who cannot see it. */
  caption?: string;
};

/** The one table of changes: config, history, audit and versions. Old is struck through, absent reads "unset". */
export function DiffTable({ changes, beforeLabel, afterLabel, titles, caption }: DiffTableProps) {
  return (
    <table className={classes.table}>
      <caption className={classes.hidden}>
        {caption ?? `Changes from ${beforeLabel} to ${afterLabel}`}
      </caption>
      <thead>
        <tr>
          <th scope="col">Parameter</th>
          <th scope="col">{beforeLabel}</th>
          <th scope="col">{afterLabel}</th>
        </tr>
      </thead>
      <tbody>
        {changes.map((change) => {
          const { path } = change;
          const before =
            'default' in change ? change.default : 'before' in change ? change.before : undefined;
          const after = 'current' in change ? change.current : 'after' in change ? change.after : undefined;
          return (
            <tr key={path}>
              <th scope="row">
                {titles?.[path] === undefined ? null : <span className={classes.title}>{titles[path]}</span>}
                <code>{nameOf(path)}</code>
              </th>
              <td>
                <Value value={before} side="before" />
              </td>
              <td>
                <Value value={after} side="after" />
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

/** `/safety_tolerance` reads better without its slash; the pointer of a part keeps those between. */
function nameOf(path: string): string {
  return path === '' ? '(everything)' : path.slice(1);
}
