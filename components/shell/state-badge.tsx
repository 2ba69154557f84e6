import type { ReactNode } from 'react';
import styles from './state-badge.module.css';

/** A short word about a thing's state. `live`: what is in use now; `off`: what is out of use. The word says it, not the colour. */
export function StateBadge({
  tone = 'plain',
  children,
}: {
  tone?: 'plain' | 'live' | 'off';
  children: ReactNode;
}) {
  return (
    <span className={styles.badge} data-tone={tone}>
      {children}
    </span>
  );
}
