'use client';

import { useClipboard } from '@mantine/hooks';
import styles from './copyable-id.module.css';
import { CheckIcon, CopyIcon } from './icons';

/** An id or another short text in monospace, with a button that copies it. `label` names it for screen readers. */
export function CopyableId({ value, label = 'id' }: { value: string; label?: string }) {
  const clipboard = useClipboard({ timeout: 2_000 });
  return (
    <span className={styles.root}>
      <code className={styles.value}>{value}</code>
      <button
        type="button"
        className={styles.button}
        aria-label={`Copy ${label} ${value}`}
        title={`Copy ${label}`}
        onClick={() => clipboard.copy(value)}
      >
        {clipboard.copied ? <CheckIcon size={14} /> : <CopyIcon size={14} />}
      </button>
      <span role="status" className={styles.status}>
        {clipboard.copied ? 'Copied' : clipboard.error ? 'Could not copy; select the text instead' : ''}
      </span>
    </span>
  );
}
