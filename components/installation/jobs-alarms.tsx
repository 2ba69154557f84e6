import { WarningIcon } from '@/components/shell/icons';
import { Link } from '@/components/shell/link';
import { configureHref } from '@/components/shell/model-hrefs';
import type { JobsAlarm } from '@/lib/domain/installation/contract';
import styles from './alarm-banner.module.css';
import { DismissButton } from './dismiss-button';

/** What every job of the account, or of a model, fails with, and the way to where that can be changed. */
export default function JobsAlarms({ alarms }: { alarms: JobsAlarm[] }) {
  return (
    <section aria-labelledby="jobs-alarm-title" className={styles.banner}>
      <div role="alert" className={styles.text}>
        <h2 id="jobs-alarm-title" className={styles.title}>
          <WarningIcon />
          Jobs fail
        </h2>
        {alarms.map(({ code, model_id, detail }) => (
          <p key={`${code} ${model_id}`}>
            {detail} {model_id !== null && <Link href={configureHref({ slug: model_id })}>Configure</Link>}
          </p>
        ))}
      </div>
      <DismissButton alarms={alarms} label="Dismiss: jobs fail" />
    </section>
  );
}
