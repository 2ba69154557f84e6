import { inexactNumberIn, type JsonValue } from '@/lib/config-schema';
import { forbiddenKeyIn } from '../to-form-values';

/** The value of a JSON text, or the reason why it has none. Names on `Object.prototype` are refused as keys. */
export function parseJson(text: string): { value: JsonValue } | { message: string } {
  if (text.trim() === '') return { message: 'Type a JSON value' };
  try {
    const value = JSON.parse(text) as JsonValue;
    const inexact = inexactNumberIn(text);
    if (inexact !== undefined) return { message: `The number ${inexact} cannot be kept exactly` };
    const key = forbiddenKeyIn(value);
    return key === null ? { value } : { message: `The name ${key} is not allowed` };
  } catch (error) {
    return { message: `Not valid JSON${placeOf(text, error)}` };
  }
}

/** Engines name the place of a fault as "position 12", or not at all. */
function placeOf(text: string, error: unknown): string {
  const position = /position (\d+)/.exec(error instanceof Error ? error.message : '')?.[1];
  if (position === undefined) return '';
  const before = text.slice(0, Number(position)).split('\n');
  return `: look at line ${before.length}, character ${(before.at(-1)?.length ?? 0) + 1}`;
}
