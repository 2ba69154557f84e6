/** An atom of a pattern, and whether it may match more or fewer characters. */
type Atom = { source: string; varies: boolean };

const ATOM = /\\[dDwWsS]|\\[^\p{L}\p{N}]|\\[tnrfv0](?!\d)|\[(?:\\.|[^\]\\])*\]|[^\\()|[\]{}*+?^$]/uy;
const QUANTIFIER = /[*+]|\{\d+(?:,\d*)?\}|\?/y;

/**
 * The power of a text's length that a pattern takes at worst, if it is plain: characters and classes in a row, without
 * groups, choices or references. 1 is linear. Null for any other pattern.
 */
export function powerOf(pattern: string): number | null {
  const anchored = pattern.startsWith('^');
  const atoms = atomsOf(pattern.replace(/^\^/, '').replace(/(?<!\\)\$$/, ''));
  // Without an anchor, every start is tried.
  return atoms && waysOf(atoms) + (anchored ? 0 : 1);
}

/**
 * How many ways a pattern has at most to match from one place, if it repeats nothing without end and no group more than
 * once: its choices, times the counts that each quantifier leaves open. Null for any other pattern.
 */
export function waysAtMost(pattern: string): number | null {
  const plain = pattern
    .replaceAll(/\\./gsu, 'a')
    .replaceAll(/\[[^\]]*\]/g, 'a')
    .replaceAll(/\(\?(:|<?[=!]|<\w+>)/g, '(');
  if (/[*+]|\{\d+,\}|\)\{/.test(plain)) return null;
  const counts = [...plain.matchAll(/\?|\{(\d+)(?:,(\d+))?\}/g)].map(([, least, most]) =>
    least === undefined ? 2 : Number(most ?? least) - Number(least) + 1,
  );
  return counts.reduce((product, count) => product * count, plain.split('|').length);
}

function atomsOf(pattern: string): Atom[] | null {
  const atoms: Atom[] = [];
  for (let index = 0; index < pattern.length; ) {
    ATOM.lastIndex = index;
    const source = ATOM.exec(pattern)?.[0];
    if (source === undefined) return null;
    index += source.length;
    QUANTIFIER.lastIndex = index;
    const quantifier = QUANTIFIER.exec(pattern)?.[0] ?? '';
    index += quantifier.length;
    atoms.push({ source, varies: quantifier !== '' && !/^\{(\d+)(,\1)?\}$/.test(quantifier) });
  }
  return atoms;
}

/**
 * How many runs can end in more than one place. A run ends in one place only if what must follow is one character
 * that the run cannot match.
 */
function waysOf(atoms: Atom[]): number {
  return atoms.filter(({ source, varies }, index) => {
    if (!varies) return false;
    const next = atoms[index + 1];
    if (!next || next.varies) return true;
    const letter = /^\\(.)$|^([^\\[.])$/u.exec(next.source);
    const character = letter?.[1] ?? letter?.[2];
    const isClass = /^\\[dDwWsStnrfv0]$/.test(next.source);
    return character === undefined || isClass || matches(source, character);
  }).length;
}

function matches(atom: string, character: string): boolean {
  try {
    return new RegExp(`^${atom}$`, 'u').test(character);
  } catch {
    // Without the unicode flag more is allowed, such as `[\w-.]`.
    return true;
  }
}
