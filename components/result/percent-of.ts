const PERCENT = /(\d{1,3})\s?%/g;

/** How far a model says it is, as most write it into their logs (" 45%|████"); null where it says nothing. */
export function percentOf(logs: string): number | null {
  const last = [...logs.matchAll(PERCENT)].at(-1)?.[1];
  return last === undefined || Number(last) > 100 ? null : Number(last);
}
