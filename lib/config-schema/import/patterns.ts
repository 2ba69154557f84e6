import { isSafePattern } from 'redos-detector';
import { powerOf, waysAtMost } from './plain-pattern';

/** How long one pattern is looked at, and how much backtracking it may cause. */
const MAX_STEPS = 1_000;
const MAX_SCORE = 200;
const MAX_LENGTH = 500;
/** A list of choices may be long. */
const MAX_LENGTH_BOUNDED = 10_000;
/** Ways to match from one place of a text: tried from each of 10,000 places, they take some 50 ms. */
const MAX_WAYS = 500;
/** Looking at one that is not plain takes up to a tenth of a second, so a schema full of them is given up early. */
const MAX_LOOKED_AT = 10;
const MAX_FAULTS = 3;
/** Patterns that take quadratic time, some 50 ms on the longest text: one for an address is common, more are not. */
const MAX_QUADRATIC = 1;

/** Says why a pattern cannot be used; null if it can. */
export type PatternCheck = (pattern: string) => string | null;

/**
 * A check for the patterns of one schema, each of which is looked at once. A pattern that could take very long on
 * some text is refused, and so are all that are not plain once there are too many of them.
 */
export function createPatternCheck(): PatternCheck {
  const known = new Map<string, string | null>();
  let lookedAt = 0;
  let faults = 0;
  let quadratic = 0;
  return (pattern) => {
    const found = known.get(pattern);
    if (found !== undefined) return found;
    const simple = simpleFault(pattern);
    if (simple !== undefined) {
      known.set(pattern, simple);
      return simple;
    }
    if (powerOf(pattern) === 2 && quadratic < MAX_QUADRATIC) {
      quadratic += 1;
      known.set(pattern, null);
      return null;
    }
    if (lookedAt >= MAX_LOOKED_AT || faults >= MAX_FAULTS) return 'Pattern is one of too many to look at';
    const fault = slowness(pattern);
    lookedAt += 1;
    if (fault) faults += 1;
    known.set(pattern, fault);
    return fault;
  };
}

/** What can be said at once: a fault, null for none, undefined where the pattern has to be looked at. */
function simpleFault(pattern: string): string | null | undefined {
  const isBounded = (waysAtMost(pattern) ?? MAX_WAYS) < MAX_WAYS;
  const longest = isBounded ? MAX_LENGTH_BOUNDED : MAX_LENGTH;
  if (pattern.length > longest) return `Pattern longer than ${longest} characters`;
  if (!compiles(pattern, 'u') && !compiles(pattern, '')) return 'Pattern is not a regular expression';
  // With few ways to match there is next to nothing to go back over.
  return isBounded || (powerOf(pattern) ?? 9) <= 1 ? null : undefined;
}

function slowness(pattern: string): string | null {
  const unicode = compiles(pattern, 'u');
  try {
    const limits = { maxScore: MAX_SCORE, maxSteps: MAX_STEPS, timeout: Number.POSITIVE_INFINITY };
    const { safe } = isSafePattern(pattern, { unicode, downgradePattern: true, ...limits });
    return safe ? null : 'Pattern can take very long on some texts';
  } catch {
    return 'Pattern is not understood';
  }
}

function compiles(pattern: string, flags: string): boolean {
  try {
    return new RegExp(pattern, flags) instanceof RegExp;
  } catch {
    return false;
  }
}
