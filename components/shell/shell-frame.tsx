'use client';

import { useHotkeys } from '@mantine/hooks';
import { usePathname } from 'next/navigation';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { ColorSchemeChoice } from './color-scheme-choice';
import { CloseIcon, MenuIcon } from './icons';
import { Navigation } from './navigation';
import { SearchButton } from './search-button';
import styles from './shell-frame.module.css';
import { SignedIn } from './signed-in';

type ShellFrameProps = {
  /** Above the page, where something is wrong that concerns every page. */
  notice: ReactNode;
  children: ReactNode;
};

/** The frame of every signed-in page: skip link, navigation at the side (behind a button on narrow screens), main. */
export function ShellFrame({ notice, children }: ShellFrameProps) {
  const pathname = usePathname();
  const [open, setOpen] = useState(false);
  const menuButton = useRef<HTMLButtonElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: going to another page closes the menu
  useEffect(() => setOpen(false), [pathname]);

  useHotkeys([
    [
      'Escape',
      () => {
        if (!open) return;
        setOpen(false);
        menuButton.current?.focus();
      },
      { preventDefault: false },
    ],
  ]);

  return (
    <div className={styles.frame}>
      <a className={styles.skip} href="#main">
        Skip to content
      </a>
      <header className={styles.side} data-open={open || undefined}>
        <div className={styles.top}>
          <span className={styles.brand}>Modelboard</span>
          <SearchButton />
          <button
            ref={menuButton}
            type="button"
            className={styles.menu}
            aria-expanded={open}
            aria-controls="shell-menu"
            aria-label="Menu"
            onClick={() => setOpen(!open)}
          >
            {open ? <CloseIcon /> : <MenuIcon />}
          </button>
        </div>
        <div id="shell-menu" className={styles.collapsible}>
          <Navigation />
          <div className={styles.foot}>
            <ColorSchemeChoice />
            <SignedIn />
          </div>
        </div>
      </header>
      <main id="main" tabIndex={-1} className={styles.main}>
        {notice}
        {children}
      </main>
    </div>
  );
}
