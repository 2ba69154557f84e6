import type { JobRow } from './repository';

/** As models write it into their logs: "Using seed: 42". */
const LOGGED = /\bseed\b\D{0,12}?(\d{1,15})\b/i;

/**
 * The seed that an image was made with: the one that was sent, else the one that the model chose and wrote into its logs.
 * Null if neither is known; then no one can make the same image again.
 */
export function seedOf({ input, progress }: Pick<JobRow, 'input' | 'progress'>): number | null {
  const sent = input?.seed;
  if (Number.isSafeInteger(sent)) return Number(sent);
  const logged = LOGGED.exec(progress?.logs ?? '')?.[1];
  return logged === undefined ? null : Number(logged);
}

const PERCENT = /(\d{1,3})\s?%/g;

/** How far a model says it is, as most write it into their logs (" 45%|████"); null if it says nothing. */
export function percentOf(logs: string): number | null {
  const last = [...logs.matchAll(PERCENT)].at(-1)?.[1];
  return last === undefined || Number(last) > 100 ? null : Number(last);
}
