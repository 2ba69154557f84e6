'use client';

import { Button, TextInput } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { useEffect, useRef } from 'react';
import styles from './one-time-value.module.css';

/** A secret that is shown once: selected when it gets the focus, with a button that copies it. */
export function OneTimeValue({ label, value }: { label: string; value: string }) {
  const input = useRef<HTMLInputElement>(null);
  // It takes the place of a form that had the focus.
  useEffect(() => input.current?.focus(), []);
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
          ref={input}
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
