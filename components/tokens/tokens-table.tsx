'use client';

import { Button } from '@mantine/core';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { useTimeText } from '@/components/shell/clock';
import { RelativeTime } from '@/components/shell/relative-time';
import { StateBadge } from '@/components/shell/state-badge';
import { useDialog } from '@/components/shell/use-dialog';
import { type Column, DataTable } from '@/components/table/data-table';
import type { Token } from '@/lib/domain/tokens/contract';
import styles from './tokens-table.module.css';

const RevokeTokenDialog = dynamic(() => import('./revoke-token-dialog'), { ssr: false });

/** The tokens that are not revoked. */
export function TokensTable({ tokens }: { tokens: Token[] }) {
  const [chosen, setChosen] = useState<Token | null>(null);
  const revocation = useDialog();

  const columns: Column<Token>[] = [
    {
      title: 'Name',
      cell: ({ name, prefix }) => (
        <>
          {name}
          <div className={styles.prefix}>
            <code>{prefix}…</code>
          </div>
        </>
      ),
    },
    {
      title: 'Scopes',
      cell: ({ scopes }) =>
        scopes.map((scope) => (
          <code key={scope} className={styles.scope}>
            {scope}
          </code>
        )),
    },
    {
      title: 'Last used',
      cell: ({ last_used_at }) => (last_used_at ? <RelativeTime time={last_used_at} /> : 'Not yet'),
    },
    { title: 'Expires', cell: ({ expires_at }) => (expires_at ? <Expiry time={expires_at} /> : 'Never') },
    {
      title: 'Created',
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
      cell: (token) => (
        <Button
          size="compact-sm"
          variant="default"
          aria-label={`Revoke ${token.name}`}
          onClick={() => {
            setChosen(token);
            revocation.open();
          }}
        >
          Revoke
        </Button>
      ),
    },
  ];

  return (
    <>
      <DataTable caption="API tokens" columns={columns} rows={tokens} rowKey={({ id }) => id} />
      {chosen && revocation.openings > 0 && (
        <RevokeTokenDialog
          key={revocation.openings}
          token={chosen}
          opened={revocation.opened}
          onClose={revocation.close}
        />
      )}
    </>
  );
}

function Expiry({ time }: { time: string }) {
  const state = useTimeText((now) => (Date.parse(time) <= now ? 'expired' : 'valid'));
  if (state === 'valid') return <RelativeTime time={time} />;
  return (
    <>
      <StateBadge tone="off">Expired</StateBadge> <RelativeTime time={time} />
    </>
  );
}
