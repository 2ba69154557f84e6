'use client';

import { useHotkeys, useOs } from '@mantine/hooks';
import dynamic from 'next/dynamic';
import { useState } from 'react';
import { SearchIcon } from './icons';
import styles from './search-button.module.css';

const SearchDialog = dynamic(() => import('./search-dialog'), { ssr: false });

/** Opens the search, also with Ctrl-K or Cmd-K, from within a text box too. Its code is loaded when it is first opened. */
export function SearchButton() {
  const [openings, setOpenings] = useState(0);
  const keys = useOs() === 'macos' ? '⌘K' : 'Ctrl K';
  const open = () => setOpenings((count) => count + 1);
  useHotkeys([['mod+K', open]], []);
  return (
    <>
      <button type="button" className={styles.button} onClick={open} aria-keyshortcuts="Control+K Meta+K">
        <SearchIcon />
        <span className={styles.label}>Search</span>
        <span className={styles.keys} aria-hidden="true">
          {keys}
        </span>
      </button>
      {openings > 0 && <SearchDialog openings={openings} />}
    </>
  );
}
