'use client';

import dynamic from 'next/dynamic';
import { ReasonButton } from '@/components/shell/reason-button';
import { RelativeTime } from '@/components/shell/relative-time';
import { usePermission } from '@/components/shell/session';
import { useDialog } from '@/components/shell/use-dialog';
import type { Model } from '@/lib/domain/models/contract';
import styles from './model-header.module.css';

const ArchiveDialog = dynamic(() => import('./archive-dialog').then((module) => module.ArchiveDialog), {
  ssr: false,
});

/** Says that a model is read-only, and since when (RFC 3339). */
export function ArchivedBanner({ model, since }: { model: Model; since: string }) {
  const dialog = useDialog();
  const forbidden = usePermission('registry:write');
  return (
    <div className={styles.banner}>
      <p>
        Archived <RelativeTime time={since} />. It cannot be changed and cannot be made active.
      </p>
      <ReasonButton variant="default" size="compact-sm" reason={forbidden} onClick={dialog.open}>
        Bring back
      </ReasonButton>
      {dialog.openings > 0 && (
        <ArchiveDialog key={dialog.openings} model={model} opened={dialog.opened} onClose={dialog.close} />
      )}
    </div>
  );
}
