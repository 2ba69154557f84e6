'use client';

import { Button, Group } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { RelativeTime } from '@/components/shell/relative-time';
import { useSession } from '@/components/shell/session';
import { StateBadge } from '@/components/shell/state-badge';
import { useDialog } from '@/components/shell/use-dialog';
import { type Column, DataTable } from '@/components/table/data-table';
import type { Member } from '@/lib/domain/members/contract';
import styles from './members-table.module.css';

const RoleDialog = dynamic(() => import('./role-dialog'), { ssr: false });
const SuspendDialog = dynamic(() => import('./suspend-dialog'), { ssr: false });

/** The members, each with what can be done about them. */
export function MembersTable({ members }: { members: Member[] }) {
  const { id: ownId } = useSession();
  const [chosen, setChosen] = useState<Member | null>(null);
  const role = useDialog();
  const suspension = useDialog();

  function open(dialog: ReturnType<typeof useDialog>, member: Member) {
    setChosen(member);
    dialog.open();
  }

  const columns: Column<Member>[] = [
    { title: 'Name', cell: (member) => <Person member={member} isOwn={member.id === ownId} /> },
    { title: 'Role', cell: (member) => member.role },
    {
      title: 'State',
      cell: ({ suspended }) => (
        <StateBadge tone={suspended ? 'off' : 'plain'}>{suspended ? 'Suspended' : 'May sign in'}</StateBadge>
      ),
    },
    {
      title: 'Last seen',
      cell: ({ last_seen_at }) => (last_seen_at ? <RelativeTime time={last_seen_at} /> : 'Not known'),
    },
    { title: 'Joined', cell: ({ created_at }) => <RelativeTime time={created_at} /> },
    {
      title: 'Actions',
      titleHidden: true,
      align: 'end',
      cell: (member) => (
        <Group gap="xs" className={styles.actions}>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => open(role, member)}
            aria-label={`Change the role of ${member.name}`}
          >
            Change role
          </Button>
          <Button
            size="compact-sm"
            variant="default"
            onClick={() => open(suspension, member)}
            aria-label={`${member.suspended ? 'Bring back' : 'Suspend'} ${member.name}`}
          >
            {member.suspended ? 'Bring back' : 'Suspend'}
          </Button>
        </Group>
      ),
    },
  ];

  return (
    <>
      <DataTable caption="Members" columns={columns} rows={members} rowKey={({ id }) => id} />
      {chosen && role.openings > 0 && (
        <RoleDialog key={`role ${role.openings}`} member={chosen} opened={role.opened} onClose={role.close} />
      )}
      {chosen && suspension.openings > 0 && (
        <SuspendDialog
          key={`suspension ${suspension.openings}`}
          member={chosen}
          opened={suspension.opened}
          onClose={suspension.close}
        />
      )}
    </>
  );
}

function Person({ member, isOwn }: { member: Member; isOwn: boolean }) {
  return (
    <>
      {member.name}
      {isOwn && <span className={styles.own}> (you)</span>}
      <div className={styles.email}>{member.email}</div>
    </>
  );
}
