/** As wide as a digit, and as wide as a point, in figures of one width. */
const DIGIT = '\u2007';
const POINT = '\u2008';

/**
 * Numbers as texts that stand point below point when their ends are aligned: what has fewer decimals than the others is
 * followed by blanks of that width. No digit is made up.
 */
export function alignedNumbers(values: (number | null)[]): (string | null)[] {
  const texts = values.map((value) => (value === null ? null : String(value)));
  const decimals = (text: string | null) => text?.split('.')[1]?.length ?? 0;
  const most = Math.max(0, ...texts.map(decimals));
  return texts.map((text) => {
    if (text === null) return null;
    const own = decimals(text);
    return text + (most > 0 && own === 0 ? POINT : '') + DIGIT.repeat(most - own);
  });
}
