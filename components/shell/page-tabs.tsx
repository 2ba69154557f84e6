'use client';

import { useSelectedLayoutSegment } from 'next/navigation';
import { Link } from './link';
import styles from './page-tabs.module.css';

type PageTabsProps = {
  /** What the pages are of, for those who cannot see it. */
  label: string;
  /** `segment` is the part of the address below the layout that shows the tabs; null for the layout's own page. */
  tabs: { segment: string | null; title: string; href: string }[];
};

/** Pages that belong together. */
export function PageTabs({ label, tabs }: PageTabsProps) {
  const current = useSelectedLayoutSegment();
  return (
    <nav aria-label={label}>
      <ul className={styles.tabs}>
        {tabs.map(({ segment, title, href }) => (
          <li key={segment}>
            <Link href={href} aria-current={segment === current ? 'page' : undefined}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
