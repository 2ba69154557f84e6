import type { ReactNode } from 'react';
import { useIsAlive } from './use-is-alive';
import classes from './work-screen.module.css';

/** A screen that something is edited on, as high as the page. Until it is alive, nothing can be typed that would be lost. */
export function WorkScreen({ children }: { children: ReactNode }) {
  return (
    <fieldset role="presentation" disabled={!useIsAlive()} className={classes.untilAlive}>
      <div className={classes.screen}>{children}</div>
    </fieldset>
  );
}

/** What is edited, and beside it what comes of it; one below the other where there is little room. */
export function WorkColumns({ children }: { children: ReactNode }) {
  return <div className={classes.columns}>{children}</div>;
}
