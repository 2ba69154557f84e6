'use client';

import { Tooltip, VisuallyHidden } from '@mantine/core';
import { usePathname } from 'next/navigation';
import { useId } from 'react';
import { LockIcon } from './icons';
import { Link } from './link';
import styles from './navigation.module.css';
import { isWithin, type Screen, screens } from './screens';
import { usePermission } from './session';

/** The screens; one that the role does not open stays in its place and says why. */
export function Navigation() {
  return (
    <nav aria-label="Main">
      <ul className={styles.list}>
        {screens.map((screen) => (
          <li key={screen.href}>
            <NavigationLink screen={screen} />
          </li>
        ))}
      </ul>
    </nav>
  );
}

function NavigationLink({ screen }: { screen: Screen }) {
  const pathname = usePathname();
  const reason = usePermission(screen.permission);
  const reasonId = useId();
  if (reason !== null) {
    return (
      <Tooltip label={reason} position="right" events={{ hover: true, focus: true, touch: true }}>
        {/* biome-ignore lint/a11y/useSemanticElements: a link that leads nowhere yet is reachable, so that its reason is */}
        <span
          className={styles.link}
          role="link"
          aria-disabled="true"
          aria-describedby={reasonId}
          tabIndex={0}
        >
          <screen.icon />
          {screen.title}
          <span className={styles.lock}>
            <LockIcon size={13} />
          </span>
          <VisuallyHidden id={reasonId}>{reason}</VisuallyHidden>
        </span>
      </Tooltip>
    );
  }
  return (
    <Link
      href={screen.href}
      className={styles.link}
      aria-current={isWithin(pathname, screen.href) ? 'page' : undefined}
    >
      <screen.icon />
      {screen.title}
    </Link>
  );
}
