'use client';

import { Tooltip } from '@mantine/core';
import { Link } from '@/components/shell/link';
import { configureHref } from '@/components/shell/model-hrefs';
import type { Model } from '@/lib/domain/models/contract';
import styles from './models-table.module.css';

/** How many parameters are overridden; their names on hover, on focus and to screen readers. */
export function OverrideCount({ model }: { model: Model }) {
  const names = model.overridden.join(', ');
  if (names === '') return <span className={styles.none}>0</span>;
  return (
    <Tooltip label={names} multiline maw={320} events={{ hover: true, focus: true, touch: true }}>
      <Link
        href={configureHref(model)}
        className={styles.overrides}
        aria-label={`${model.overridden.length} overridden: ${names}`}
      >
        {model.overridden.length}
      </Link>
    </Tooltip>
  );
}
