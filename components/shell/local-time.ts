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
