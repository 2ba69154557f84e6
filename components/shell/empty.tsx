import type { ReactNode } from 'react';
import styles from './states.module.css';

type EmptyProps = {
  title: string;
  /** What to do next. */
  children: ReactNode;
  action?: ReactNode;
};

/** There is nothing here, which is no fault; says what to do next. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className={styles.state}>
      <h2 className={styles.title}>{title}</h2>
      <p className={styles.detail}>{children}</p>
      {action}
    </div>
  );
}
