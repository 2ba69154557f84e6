'use client';

import Link from 'next/link';
import { useSelectedLayoutSegment } from 'next/navigation';
import { configureHref, historyHref, versionsHref } from '@/components/shell/model-hrefs';
import type { Model } from '@/lib/domain/models/contract';
import styles from './model-header.module.css';

const tabs = [
  { segment: 'configure', title: 'Configure', href: configureHref },
  { segment: 'versions', title: 'Versions', href: versionsHref },
  { segment: 'history', title: 'History', href: historyHref },
];

/** The pages of one model. */
export function ModelTabs({ model }: { model: Model }) {
  const current = useSelectedLayoutSegment();
  return (
    <nav aria-label={`Pages of ${model.name}`}>
      <ul className={styles.tabs}>
        {tabs.map(({ segment, title, href }) => (
          <li key={segment}>
            <Link href={href(model)} aria-current={segment === current ? 'page' : undefined}>
              {title}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
