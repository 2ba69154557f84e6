import type { ReactNode } from 'react';
import styles from './plain-frame.module.css';

/** A narrow page without navigation: sign-in, set-up, and what happens where nobody may be signed in. */
export function PlainFrame({ children }: { children: ReactNode }) {
  return (
    <div className={styles.frame}>
      <header className={styles.brand}>Modelboard</header>
      <main className={styles.main}>{children}</main>
    </div>
  );
}
