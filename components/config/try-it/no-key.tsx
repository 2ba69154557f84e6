import type { ReactNode } from 'react';
import type { Provider } from '@/lib/domain/jobs/contract';
import classes from './try-it.module.css';

/** What is missing before anything can be run, and the request that would have been sent. */
export function NoKey({ provider, children }: { provider: Provider; children: ReactNode }) {
  return (
    <div className={classes.result}>
      <p className={classes.missing}>
        To run it, set <code>{provider.missing.join(', ')}</code> to a key of the provider (
        {provider.provider}) and start Modelboard again; until then, this is the exact request.
      </p>
      {children}
    </div>
  );
}
