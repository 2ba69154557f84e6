'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { RelativeTime } from '@/components/shell/relative-time';
import { useDialog } from '@/components/shell/use-dialog';
import { type Column, DataTable } from '@/components/table/data-table';
import type { OpenInvitation } from '@/lib/domain/members/contract';
import { nameOf } from './invitation-name';
import styles from './members-table.module.css';

const RevokeInvitationDialog = dynamic(() => import('./revoke-invitation-dialog'), { ssr: false });

/** The invitations that nobody has used yet. */
export function InvitationsTable({ invitations }: { invitations: OpenInvitation[] }) {
  const [chosen, setChosen] = useState<OpenInvitation | null>(null);
  const revocation = useDialog();

  const columns: Column<OpenInvitation>[] = [
    { title: 'For', cell: ({ email }) => email ?? 'Whoever has the link' },
    { title: 'Role', cell: ({ role }) => role },
    { title: 'Ends', cell: ({ expires_at }) => <RelativeTime time={expires_at} /> },
    {
      title: 'Made',
      cell: ({ created_at, created_by }) => (
        <>
          <RelativeTime time={created_at} /> by {created_by}
        </>
      ),
    },
    {
      title: 'Actions',
      titleHidden: true,
      align: 'end',
      cell: (invitation) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Revoke the ${nameOf(invitation)}`}
          onClick={() => {
            setChosen(invitation);
            revocation.open();
          }}
        >
          Revoke
        </Button>
      ),
    },
  ];

  return (
    <section aria-labelledby="invitations">
      <h2 id="invitations" className={styles.title}>
        Open invitations
      </h2>
      <DataTable caption="Open invitations" columns={columns} rows={invitations} rowKey={({ id }) => id} />
      {chosen && revocation.openings > 0 && (
        <RevokeInvitationDialog
          key={revocation.openings}
          invitation={chosen}
          opened={revocation.opened}
          onClose={revocation.close}
        />
      )}
    </section>
  );
}
