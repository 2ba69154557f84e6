'use client';

import { usePathname } from 'next/navigation';
import { reasonRefused } from '@/lib/platform/auth/permissions';
import { Link } from './link';
import { isWithin, pagesBelow, screens } from './screens';
import { useSession } from './session';
import styles from './states.module.css';

/** The role of the signed-in person does not open this page. */
export function NotAllowed() {
  const pathname = usePathname();
  const { role } = useSession();
  const screen = [...pagesBelow, ...screens].find((each) => isWithin(pathname, each.href));
  const reason = screen && reasonRefused(role, screen.permission);
  return (
    <div className={`${styles.state} ${styles.page}`}>
      <h1 className={styles.title}>This page is not open to you</h1>
      <p className={styles.detail}>{reason ?? `Your role is ${role}.`} Ask an admin if you need it.</p>
      <Link href="/" className={styles.link}>
        Go to the overview
      </Link>
    </div>
  );
}
