'use client';

import dynamic from 'next/dynamic';

/** Loaded once the form is there: nobody waits for it. */
export const LazyWorkersStrip = dynamic(() => import('./workers-strip'), { ssr: false });
