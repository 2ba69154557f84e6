'use client';

import dynamic from 'next/dynamic';
import { useEffect, useRef, useState } from 'react';
import type { Model } from '@/lib/domain/models/contract';
import styles from './last-runs-section.module.css';

const LastRuns = dynamic(() => import('./last-runs'), { ssr: false });

/** Below the form: nothing of it is loaded before it comes near the window. */
export function LastRunsSection({ model }: { model: Pick<Model, 'id' | 'slug'> }) {
  const section = useRef<HTMLElement>(null);
  const [isNear, setIsNear] = useState(false);
  useEffect(() => {
    if (isNear || section.current === null) return;
    const observer = new IntersectionObserver((seen) => setIsNear(seen.some((each) => each.isIntersecting)));
    observer.observe(section.current);
    return () => observer.disconnect();
  }, [isNear]);
  return (
    <section ref={section} aria-labelledby="last-runs-title" className={styles.section}>
      <h2 id="last-runs-title">Last runs</h2>
      {isNear && <LastRuns model={model} />}
    </section>
  );
}
