'use client';

import { Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import styles from './one-time-value.module.css';

/** A secret that is shown once: selected when it gets the focus, with a button that copies it. */
export function OneTimeValue({ label, value }: { label: string; value: string }) {
  const clipboard = useClipboard({ timeout: 4_000 });
  return (
    <div>
      <div className={styles.row}>
        <TextInput
          className={styles.value}
          classNames={{ input: styles.input }}
          label={label}
          value={value}
          readOnly
          data-autofocus
          onFocus={(event) => event.currentTarget.select()}
        />
        <Button onClick={() => clipboard.copy(value)}>{clipboard.copied ? 'Copied' : 'Copy'}</Button>
      </div>
      <div role="status" className={styles.status}>
        {clipboard.copied && 'Copied to the clipboard.'}
        {clipboard.error && 'The browser did not allow copying. Select the text and copy it yourself.'}
      </div>
    </div>
  );
}
