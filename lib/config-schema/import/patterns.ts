import { isSafePattern } from 'redos-detector';

/** Looking at a pattern takes a while, so a schema full of them is given up early. */
export const MAX_PATTERNS = 30;

/** How long one pattern is looked at, and how much backtracking it may cause. */
const MAX_STEPS = 1_000;
const MAX_SCORE = 200;
const MAX_LENGTH = 500;

/** Why a pattern cannot be used; null if it can. A pattern that could take very long on some text is refused. */
export function patternFault(pattern: string): string | null {
  if (pattern.length > MAX_LENGTH) return `Pattern longer than ${MAX_LENGTH} characters`;
  const unicode = compiles(pattern, 'u');
  if (!unicode && !compiles(pattern, '')) return 'Pattern is not a regular expression';
  if (isPlain(pattern)) return null;
  try {
    const limits = { maxScore: MAX_SCORE, maxSteps: MAX_STEPS, timeout: Number.POSITIVE_INFINITY };
    const { safe } = isSafePattern(pattern, { unicode, downgradePattern: true, ...limits });
    return safe ? null : 'Pattern can take very long on some texts';
  } catch {
    return 'Pattern is not understood';
  }
}

/** One quantifier that is not of a group goes back one way from each place: quadratic at worst. */
function isPlain(pattern: string): boolean {
  return (pattern.match(/[*+?{]/g) ?? []).length <= 1 && !/\)[*+?{]/.test(pattern);
}

function compiles(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags) instanceof RegExp;
  } catch {
    return false;
  }
}
