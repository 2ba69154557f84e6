import { VisuallyHidden } from '@mantine/core';
import styles from './states.module.css';

const positions = Array.from({ length: 12 }, (_, index) => index);

/** Grey lines in place of what is on its way. `what` completes "Loading …". */
export function Loading({ what, lines = 6 }: { what: string; lines?: number }) {
  return (
    <div role="status" className={styles.lines}>
      <VisuallyHidden>Loading {what}</VisuallyHidden>
      {positions.slice(0, lines).map((position) => (
        <div key={position} className={styles.line} />
      ))}
    </div>
  );
}
