import type { Result } from './run-texts';

/** As models write it into their logs: "Using seed: 42". */
const LOGGED = /\bseed\b\D{0,12}?(\d{1,15})\b/i;

/**
 * The seed that a picture was made with: the one that was sent, else the one that the model chose and wrote into its logs.
 * Null where neither is known; then nobody can make the same picture again.
 */
export function seedOf({ input, progress }: Pick<Result, 'input' | 'progress'>): number | null {
  const sent = input?.seed;
  if (typeof sent === 'number') return sent;
  const logged = LOGGED.exec(progress?.logs ?? '')?.[1];
  return logged === undefined ? null : Number(logged);
}
