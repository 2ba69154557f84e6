import type { JsonValue } from '@/lib/config-schema';
import classes from './diff-table.module.css';
import { formatValue } from './format-value';

/** Longer values are folded: about two lines of the panel. */
const SHORT_CHARACTERS = 72;

type ValueProps = { value: JsonValue | undefined; side: 'before' | 'after' };

/** One side of a change. Colour is never alone: the old one is struck through and both say which they are. */
export function Value({ value, side }: ValueProps) {
  const text = formatValue(value);
  const content =
    text.length > SHORT_CHARACTERS ? (
      <details className={classes.long}>
        <summary>{text.slice(0, SHORT_CHARACTERS)}…</summary>
        <pre>{typeof value === 'string' ? value : JSON.stringify(value, null, 2)}</pre>
      </details>
    ) : value === null ? (
      <span className={classes.null}>{text}</span>
    ) : (
      text
    );
  if (value === undefined) return <span className={classes.unset}>{text}</span>;
  return side === 'before' ? (
    <del className={classes.before}>{content}</del>
  ) : (
    <ins className={classes.after}>{content}</ins>
  );
}
