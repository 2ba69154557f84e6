/** A number as JSON or a person writes it: `4`, `-0.5`, `.5`, `5.`, `1e3`. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number that a text stands for, or the text itself if it is none or no double is exactly that, so that nothing
 * typed is lost or rounded and the engine says what is wrong with it.
 */
export function parseNumber(text: string): number | string {
  const trimmed = text.trim();
  const number = Number(trimmed);
  return NUMBER.test(trimmed) && Number.isFinite(number) && isExact(trimmed, number) ? number : text;
}

/** Why a text that reads as a number is none that can be stored; null for any other text. */
export function inexactNumber(text: string): string | null {
  const trimmed = text.trim();
  if (!NUMBER.test(trimmed) || typeof parseNumber(trimmed) === 'number') return null;
  const nearest = Number(trimmed);
  if (!Number.isFinite(nearest)) return 'Too large to be stored';
  return `Cannot be stored exactly. The nearest number is ${nearest}`;
}

/** True if the shortest text of the number has the digits that were typed: 0.1 does, 9007199254740993 does not. */
function isExact(text: string, number: number): boolean {
  return digitsOf(text) === digitsOf(String(number));
}

/** The digits of a number without zeros at either end, and the power of ten that they count in. */
function digitsOf(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().replace(/^[+-]/, '').split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = (whole + fraction).replace(/^0+/, '');
  const short = digits.replace(/0+$/, '');
  return short === '' ? '0' : `${short}e${Number(exponent) - fraction.length + digits.length - short.length}`;
}
