import { ProblemError } from '@/lib/platform/errors';

/** What became of one row: `unchanged` where it was so already. */
export type Outcome = 'stored' | 'unchanged' | 'refused';

/** A refusal in words: a problem's detail with its places. Rethrows what is a fault and no answer. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof ProblemError) || error.code === 'unavailable') throw error;
  const places = error.errors.map(({ path, message }) => `${path}: ${message}`);
  return [error.message, ...places].join(' ');
}
