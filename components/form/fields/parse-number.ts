/** A number as JSON or a person writes it: `4`, `-0.5`, `.5`, `5.`, `1e3`. */
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i;

/**
 * The number that a text stands for, or the text itself where it is none, so that nothing typed is lost and the
 * engine says what is wrong with it.
 */
export function parseNumber(text: string): number | string {
  const trimmed = text.trim();
  const number = Number(trimmed);
  return NUMBER.test(trimmed) && Number.isFinite(number) ? number : text;
}
