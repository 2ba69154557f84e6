'use client';

import { Alert } from '@mantine/core';
import { describeError } from './describe-error';
import styles from './problem-alert.module.css';
import { SignInAgain } from './sign-in-again';

/** A failure inside a dialog or above a form; nothing where there is none. */
export function ProblemAlert({ error }: { error: unknown }) {
  if (error === null || error === undefined) return null;
  const { detail, requestId, isFault, signedOut } = describeError(error);
  return (
    <Alert color="red" variant="outline" role="alert">
      {detail}
      {isFault && requestId && <div className={styles.request}>Request {requestId}</div>}
      {signedOut && (
        <div className={styles.action}>
          <SignInAgain />
        </div>
      )}
    </Alert>
  );
}
