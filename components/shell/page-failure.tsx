'use client';

import { Button } from '@mantine/core';
import { useTransition } from 'react';
import { WarningIcon } from './icons';
import styles from './states.module.css';

/** A page that could not be drawn. `digest` is what the server's log calls this fault. */
export function PageFailure({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const [retrying, startRetry] = useTransition();
  const digest = error instanceof Error && 'digest' in error ? String(error.digest) : null;
  return (
    <div role="alert" className={`${styles.state} ${styles.page}`}>
      <title>Something went wrong · Modelboard</title>
      <h1 className={`${styles.title} ${styles.failed}`}>
        <WarningIcon />
        This page could not be shown
      </h1>
      <p className={styles.detail}>
        Nothing was changed. The server may be starting, or its database may be away: try again in a moment.
      </p>
      {digest && (
        <p className={styles.detail}>
          In the log of the server: <code>{digest}</code>
        </p>
      )}
      <Button variant="default" loading={retrying} onClick={() => startRetry(onRetry)}>
        Try again
      </Button>
    </div>
  );
}
