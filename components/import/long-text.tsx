import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './import.module.css';

/** `length` counts characters; `error` is what is wrong with the text. */
type LongTextProps = { length: number; onClear: () => void; error: ReactNode };

/** Stands for a text that is too long for a text box. */
export function LongText({ length, onClear, error }: LongTextProps) {
  return (
    <>
      <p className={classes.long}>
        A text of {length.toLocaleString('en-GB')} characters: too long to be shown and edited here.{' '}
        <Button variant="default" size="compact-sm" onClick={onClear}>
          Clear
        </Button>
      </p>
      {error && (
        <p role="alert" className={classes.fault}>
          {error}
        </p>
      )}
    </>
  );
}
