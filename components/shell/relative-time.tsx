'use client';

import { useTimeText } from './clock';
import { formatExact, formatRelative } from './format-time';

/** A moment (RFC 3339) as people say it, the exact one on hover. */
export function RelativeTime({ time }: { time: string }) {
  const moment = Date.parse(time);
  const text = useTimeText((now, live) => formatRelative(moment, now, live ? undefined : 'UTC'));
  const exact = useTimeText((_, live) => formatExact(moment, live ? undefined : 'UTC'));
  return (
    <time dateTime={time} title={exact} style={{ whiteSpace: 'nowrap' }}>
      {text}
    </time>
  );
}
