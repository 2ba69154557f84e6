import { useState } from 'react';
import { PastMoment } from '@/components/shell/past-moment';
import classes from './history.module.css';
import { LiveAt } from './live-at';

/** Asks for a past time and shows what workers got then: the active model, and this model's values. */
export function WasLive({ modelId }: { modelId: string }) {
  const [moment, setMoment] = useState<string | null>(null);
  return (
    <section aria-labelledby="was-live-title" className={classes.past}>
      <h2 id="was-live-title" className={classes.title}>
        What was live at …
      </h2>
      <PastMoment onShow={setMoment} />
      {moment !== null && <LiveAt key={moment} modelId={modelId} moment={moment} />}
    </section>
  );
}
