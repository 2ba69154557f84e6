import { WarningIcon } from '@/components/shell/icons';
import type { StorageAlarm as Alarm } from '@/lib/domain/installation/contract';
import styles from './alarm-banner.module.css';
import { DismissButton } from './dismiss-button';

/** A disk that is full, and the consequences. */
export default function StorageAlarm({ alarm }: { alarm: Alarm }) {
  return (
    <section aria-labelledby="storage-alarm-title" className={styles.banner}>
      <div role="alert" className={styles.text}>
        <h2 id="storage-alarm-title" className={styles.title}>
          <WarningIcon />
          No space left
        </h2>
        <p>{alarm.detail}</p>
      </div>
      <DismissButton alarms={[alarm]} label="Dismiss: no space left" />
    </section>
  );
}
