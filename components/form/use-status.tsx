import { useCallback, useState } from 'react';
import classes from './form.module.css';

/** A live region, and how to speak in it. The same words again are said again. */
export function useStatus() {
  const [{ said, times }, setSaid] = useState({ said: '', times: 0 });
  const say = useCallback((text: string) => setSaid(({ times }) => ({ said: text, times: times + 1 })), []);
  return {
    say,
    status: (
      <span role="status" className={classes.hidden}>
        <span key={times}>{said}</span>
      </span>
    ),
  };
}
