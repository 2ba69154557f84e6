import type { Comparison } from '@/lib/domain/registry/contract';
import classes from './activate.module.css';

/** What changes without changing a value: limits, options, wording, order. Folded, since nothing has to be done about it. */
export function Cosmetic({ affected }: { affected: Comparison['affected'] }) {
  if (affected.length === 0) return null;
  return (
    <details className={classes.cosmetic}>
      <summary>
        {affected.length === 1 ? '1 change' : `${affected.length} changes`} without an effect on any value
      </summary>
      <ul className={classes.list}>
        {affected.map(({ path, message }) => (
          <li key={path}>
            <code>{path.slice(1)}</code> {message}.
          </li>
        ))}
      </ul>
    </details>
  );
}
