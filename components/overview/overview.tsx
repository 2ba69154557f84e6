import { ActiveModel } from './active-model';
import { LastChanges } from './last-changes';
import styles from './overview.module.css';

/** The first page: what is live, and what changed last. */
export function Overview() {
  return (
    <div className={styles.columns}>
      <ActiveModel />
      <LastChanges />
    </div>
  );
}
