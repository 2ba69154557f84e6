const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** "just now", "40 s ago" (in tens, as the clock ticks), "5 min ago", "3 h ago", "2 days ago"; after a week the date. Times in milliseconds. */
export function formatRelative(time: number, now: number, timeZone?: string): string {
  const distance = now - time;
  if (distance < 0) return distance > -10_000 ? 'just now' : formatAhead(-distance, time, now, timeZone);
  if (distance < 10_000) return 'just now';
  if (distance < minute) return `${Math.floor(distance / 10_000)}0 s ago`;
  if (distance < 7 * day) return `${formatSpan(distance)} ago`;
  return formatDate(time, now, timeZone);
}

function formatAhead(distance: number, time: number, now: number, timeZone?: string): string {
  if (distance < minute) return 'in less than a minute';
  if (distance > 7 * day) return formatDate(time, now, timeZone);
  // Rounded up to the minute: what ends in 7 days does not end in 6 a moment later.
  return `in ${formatSpan(Math.ceil(distance / minute) * minute)}`;
}

function formatSpan(span: number): string {
  if (span < hour) return `${Math.floor(span / minute)} min`;
  if (span < day) return `${Math.floor(span / hour)} h`;
  const days = Math.floor(span / day);
  return days === 1 ? '1 day' : `${days} days`;
}

/** "3 Jul", with the year where it is not this year. */
function formatDate(time: number, now: number, timeZone?: string): string {
  const year = (moment: number) =>
    new Intl.DateTimeFormat('en-GB', { year: 'numeric', timeZone }).format(moment);
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: year(time) === year(now) ? undefined : 'numeric',
    timeZone,
  }).format(time);
}

/** "3 Jul 2026, 16:04:09 UTC": the moment to the second, with its zone; the zone of this machine unless given. */
export function formatExact(time: number, timeZone?: string): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    second: '2-digit',
    timeZoneName: 'short',
    timeZone,
  }).format(time);
}
