'use client';

import dynamic from 'next/dynamic';
import { WarningIcon } from '@/components/shell/icons';
import { ReasonButton } from '@/components/shell/reason-button';
import { usePermission } from '@/components/shell/session';
import { useDialog } from '@/components/shell/use-dialog';
import type { DatabaseAlarm, Installation } from '@/lib/domain/installation/contract';
import styles from './alarm-banner.module.css';
import { DismissButton } from './dismiss-button';

const AdoptDialog = dynamic(() => import('./adopt-dialog'), { ssr: false });

type AlarmBannerProps = { installation: Installation; alarms: DatabaseAlarm[] };

/** What happened to the database, what it means for the workers, and what an admin can do about it. */
export default function AlarmBanner({ installation, alarms }: AlarmBannerProps) {
  const adoption = useDialog();
  const reason = usePermission('admin');
  const { revision } = installation;
  const seen = Math.max(...alarms.map((alarm) => alarm.seen));
  return (
    <section aria-labelledby="alarm-title" className={styles.banner}>
      <div role="alert" className={styles.text}>
        <h2 id="alarm-title" className={styles.title}>
          <WarningIcon />
          The database seems to be restored from a backup
        </h2>
        <p>
          Workers were given configs up to revision {seen}, which this database, at revision {revision}, does
          not hold. They keep them, and take none from it until it is adopted: it then gets a new id, under
          which they accept its lower numbers.
        </p>
      </div>
      <ReasonButton reason={reason} color="red" onClick={adoption.open}>
        Adopt this database
      </ReasonButton>
      <DismissButton alarms={alarms} label="Dismiss: the database seems to be restored" />
      {adoption.openings > 0 && (
        <AdoptDialog
          key={adoption.openings}
          databaseId={installation.database_id}
          opened={adoption.opened}
          onClose={adoption.close}
        />
      )}
    </section>
  );
}
