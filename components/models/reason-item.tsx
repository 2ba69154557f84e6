'use client';

import { Menu } from '@mantine/core';
import type { ReactNode } from 'react';
import styles from './model-header.module.css';

type ReasonItemProps = { reason: string | null; onClick: () => void; children: ReactNode };

/** A menu item that stays reachable while it may not be used, and says why below its label. */
export function ReasonItem({ reason, onClick, children }: ReasonItemProps) {
  const refused = reason !== null;
  return (
    <Menu.Item
      aria-disabled={refused || undefined}
      data-disabled={refused || undefined}
      closeMenuOnClick={!refused}
      onClick={refused ? undefined : onClick}
    >
      {children}
      {refused && <span className={styles.reason}>{reason}</span>}
    </Menu.Item>
  );
}
