const NUMBER = /-?\d+(?:\.\d+)?(?:e[+-]?\d+)?/iy;
/** Nothing shorter is rounded to another whole number, or to 0. */
const MAY_BE_INEXACT = /\d{16}|\de/i;

/** The first number of a JSON text that would be read as another one, as it is written; undefined if there is none. */
export function inexactNumberIn(json: string): string | undefined {
  if (!MAY_BE_INEXACT.test(json)) return undefined;
  for (let index = 0; index < json.length; ) {
    NUMBER.lastIndex = index;
    const number = NUMBER.exec(json)?.[0];
    if (number !== undefined && !isExact(number)) return number;
    if (json[index] === '"') index = endOfText(json, index);
    else index += number?.length ?? 1;
  }
  return undefined;
}

/** The place behind a text that begins at `start`. */
function endOfText(json: string, start: number): number {
  for (let index = start + 1; index < json.length; index += 1) {
    if (json[index] === '\\') index += 1;
    else if (json[index] === '"') return index + 1;
  }
  return json.length;
}

/**
 * False for a number that a double would silently change: a whole number with more digits than it has, or one so small that
 * it becomes 0. A fraction is the double next to it. What is too large is no number in JSON.parse and said there.
 */
function isExact(text: string): boolean {
  const number = Number(text);
  if (number === 0) return !/^-?[0.]*[1-9]/.test(text);
  if (!Number.isInteger(number) || Number.isSafeInteger(number)) return true;
  const digits = digitsOf(text);
  return digits === digitsOf(String(number)) || digits === digitsOf(BigInt(number).toString());
}

/** A number as its digits and a power of ten, the same however it is written: `1.50e3` and `1500` are `15e2`. */
function digitsOf(text: string): string {
  const [mantissa = '', exponent = '0'] = text.toLowerCase().split('e');
  const [whole = '', fraction = ''] = mantissa.split('.');
  const digits = `${whole}${fraction}`.replace(/^(-?)0+/, '$1');
  const short = digits.replace(/0+$/, '');
  return `${short}e${Number(exponent) - fraction.length + digits.length - short.length}`;
}
