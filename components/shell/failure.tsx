'use client';

import { Button } from '@mantine/core';
import { CopyableId } from './copyable-id';
import { describeError } from './describe-error';
import { WarningIcon } from './icons';
import { SignInAgain } from './sign-in-again';
import styles from './states.module.css';

type FailureProps = {
  /** What did not work, such as "The models could not be read". */
  title: string;
  error: unknown;
  onRetry: () => void;
  retrying?: boolean;
};

/** Something could not be read: what, why, the request id for the log, and a way to try again. */
export function Failure({ title, error, onRetry, retrying = false }: FailureProps) {
  const { detail, requestId, signedOut } = describeError(error);
  return (
    <div role="alert" className={styles.state}>
      <h2 className={`${styles.title} ${styles.failed}`}>
        <WarningIcon />
        {title}
      </h2>
      <p className={styles.detail}>{detail}</p>
      {requestId && (
        <p className={styles.detail}>
          Request <CopyableId value={requestId} label="request id" />
        </p>
      )}
      {signedOut ? (
        <SignInAgain />
      ) : (
        <Button variant="default" onClick={onRetry} loading={retrying}>
          Try again
        </Button>
      )}
    </div>
  );
}
