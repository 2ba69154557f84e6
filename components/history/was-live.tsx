import { Button } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import classes from './history.module.css';
import { LiveAt } from './live-at';
import { localMinute, momentOf } from './local-time';

/** Asks for a past time and shows what workers got then: the active model, and this model's values. */
export function WasLive({ modelId }: { modelId: string }) {
  const [moment, setMoment] = useState<string | null>(null);
  const [fault, setFault] = useState<string | null>(null);

  function show(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const typed = new FormData(event.currentTarget).get('moment');
    const result = momentOf(typeof typed === 'string' ? typed : '', Date.now());
    setFault(result.fault);
    if (result.moment !== null) setMoment(result.moment);
  }

  return (
    <section aria-labelledby="was-live-title" className={classes.past}>
      <h2 id="was-live-title" className={classes.title}>
        What was live at …
      </h2>
      <form onSubmit={show} className={classes.picker} noValidate>
        <label htmlFor="was-live-moment" className={classes.label}>
          Date and time, in your time zone
        </label>
        <div className={classes.moment}>
          <input
            id="was-live-moment"
            name="moment"
            type="datetime-local"
            className={classes.input}
            aria-invalid={fault !== null}
            aria-describedby={fault === null ? undefined : 'was-live-fault'}
            onFocus={(event) => {
              event.currentTarget.max = localMinute(Date.now());
            }}
          />
          <Button type="submit" variant="default">
            Show
          </Button>
        </div>
        {fault !== null && (
          <p id="was-live-fault" role="alert" className={classes.failed}>
            {fault}
          </p>
        )}
      </form>
      {moment !== null && <LiveAt key={moment} modelId={modelId} moment={moment} />}
    </section>
  );
}
