/** A moment (milliseconds) as a `datetime-local` box writes it: local time, to the minute. */
export function localMinute(time: number): string {
  const shifted = new Date(time - new Date(time).getTimezoneOffset() * 60_000);
  return shifted.toISOString().slice(0, 16);
}

/** What a `datetime-local` box holds, as RFC 3339 in UTC; or why it is no moment of the past. */
export function momentOf(
  text: string,
  now: number,
): { moment: string; fault: null } | { moment: null; fault: string } {
  const time = new Date(text).getTime();
  if (Number.isNaN(time)) return { moment: null, fault: 'Choose a date and a time.' };
  if (time > now) return { moment: null, fault: 'Choose a time in the past.' };
  return { moment: new Date(time).toISOString(), fault: null };
}

/** A moment with its zone (RFC 3339); without one, server and browser would read it differently. */
const ZONED = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;

/** A moment of an address, in UTC; undefined where the text is none. */
export function zonedMoment(text: string): string | undefined {
  const time = ZONED.test(text) ? Date.parse(text) : Number.NaN;
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}

/** A moment (RFC 3339) as a `datetime-local` box shows it; empty where there is none. */
export function toLocalInput(time: string | undefined): string {
  return time === undefined ? '' : localMinute(Date.parse(time));
}

/** The other way; an empty or unreadable box is no limit. */
export function fromLocalInput(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
