import { DiffTable } from '@/components/diff';
import { diff, type JsonObject } from '@/lib/config-schema';
import type { ModelVersion } from '@/lib/domain/registry/contract';
import classes from './activate.module.css';

type WorkersGetProps = {
  before: JsonObject;
  after: JsonObject;
  from: ModelVersion | null;
  to: ModelVersion;
  /** While a decision is missing. */
  isOpen: boolean;
};

/** What workers get before and after, as it stands with the decisions made so far. */
export function WorkersGet({ before, after, from, to, isOpen }: WorkersGetProps) {
  const changes = diff(before, after);
  return (
    <aside aria-labelledby="workers-title" className={classes.panel}>
      <h3 id="workers-title" className={classes.title} aria-live="polite">
        {changes.length === 1 ? '1 value changes for workers' : `${changes.length} values change for workers`}
      </h3>
      {changes.length === 0 ? (
        <p className={classes.hint}>Workers get the same values as today.</p>
      ) : (
        <DiffTable
          changes={changes}
          beforeLabel={from === null ? 'Now' : `Now · ${from.version}`}
          afterLabel={`Then · ${to.version}`}
          caption={`What workers get now and with version ${to.version}`}
        />
      )}
      {isOpen && <p className={classes.hint}>Values that need a decision are shown as they are stored.</p>}
    </aside>
  );
}
