import { Button } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import classes from './copy-button.module.css';

/** Copies a text that is made when it is asked for, and says that it did. */
export function CopyButton({ label, text }: { label: string; text: () => string }) {
  const clipboard = useClipboard({ timeout: 4_000 });
  return (
    <>
      <Button variant="default" size="compact-sm" onClick={() => clipboard.copy(text())}>
        {label}
      </Button>
      <span role="status" className={classes.copied}>
        {clipboard.copied ? 'Copied' : clipboard.error ? 'The browser did not allow copying' : ''}
      </span>
    </>
  );
}
