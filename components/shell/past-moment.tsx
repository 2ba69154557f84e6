import { Button } from '@mantine/core';
import { type FormEvent, useId, useState } from 'react';
import { localMinute, momentOf } from './local-time';
import classes from './past-moment.module.css';

/** Asks for a past date and time; `onShow` gets it as RFC 3339. */
export function PastMoment({ onShow }: { onShow: (moment: string) => void }) {
  const id = useId();
  const [fault, setFault] = useState<string | null>(null);

  function show(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('moment');
    const result = momentOf(typeof typed === 'string' ? typed : '', Date.now());
    setFault(result.fault);
    if (result.moment !== null) onShow(result.moment);
  }

  return (
    <form onSubmit={show} className={classes.picker} noValidate>
      <label htmlFor={id} className={classes.label}>
        Date and time, in your time zone
      </label>
      <div className={classes.moment}>
        <input
          id={id}
          name="moment"
          type="datetime-local"
          className={classes.input}
          aria-invalid={fault !== null}
          aria-describedby={fault === null ? undefined : `${id}-fault`}
          onFocus={(event) => {
            event.currentTarget.max = localMinute(Date.now());
          }}
        />
        <Button type="submit" variant="default">
          Show
        </Button>
      </div>
      {fault !== null && (
        <p id={`${id}-fault`} role="alert" className={classes.fault}>
          {fault}
        </p>
      )}
    </form>
  );
}
