import { RelativeTime } from '@/components/shell/relative-time';
import type { TunedConfig } from '@/lib/domain/config/source';
import classes from './difference-panel.module.css';

/** Who saved the live config, when and why. */
export function LastChange({ live }: { live: TunedConfig }) {
  if (live.updated_at === null) {
    return <p className={classes.note}>Never changed since it was set up: the defaults are live.</p>;
  }
  return (
    <p className={classes.note}>
      Last change: revision {live.revision}
      {live.updated_by !== null && `, by ${live.updated_by}`}, <RelativeTime time={live.updated_at} />
      {live.note ? `, “${live.note}”` : ''}
    </p>
  );
}
