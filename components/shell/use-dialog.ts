'use client';

import { useMounted } from '@mantine/hooks';
import { useState } from 'react';

/**
 * Opens and closes a dialog. `openings` is 0 until it is first wanted, so that its code need not be loaded before;
 * as its `key` it gives every opening a fresh note and no old error.
 */
export function useDialog() {
  const [opened, setOpened] = useState(false);
  const [openings, setOpenings] = useState(0);
  const open = () => {
    setOpenings((count) => count + 1);
    setOpened(true);
  };
  return { opened, openings, open, close: () => setOpened(false) };
}

/** `opened` for a dialog that is mounted open: one render later, so that the focus knows where to return to. */
export function useOpenedOnceMounted(opened: boolean): boolean {
  return useMounted() && opened;
}
