import { isStorable } from './storable';

/** What is said of bytes that are not JSON, as the end of a sentence. */
export const NOT_JSON = 'is not valid JSON in UTF-8';

/** Deeper, recursion ends in PostgreSQL, whose limit depends on its stack. */
const DEPTH = 2_000;

/** Looks at each character, since a pattern runs out of stack on a text of megabytes. */
function isTooDeep(text: string): boolean {
  let depth = 0;
  let isInText = false;
  for (let index = 0; index < text.length; index += 1) {
    const character = text[index];
    if (isInText) {
      if (character === '\\') index += 1;
      else if (character === '"') isInText = false;
    } else if (character === '"') isInText = true;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > DEPTH) return true;
  }
  return false;
}

/** What bytes hold as JSON, or what is wrong with them: "is not valid JSON in UTF-8". */
export function parseJson(bytes: Uint8Array): { value: unknown } | { fault: string } {
  let isUnstorable = false;
  const refuseUnstorable = (key: string, value: unknown) => {
    if (!isStorable(key) || (typeof value === 'string' && !isStorable(value))) isUnstorable = true;
    return value;
  };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (isTooDeep(text)) return { fault: `is nested deeper than ${DEPTH} levels` };
    const value: unknown = JSON.parse(text, text.includes('\\u') ? refuseUnstorable : undefined);
    return isUnstorable
      ? { fault: 'contains a NUL character or half of a surrogate pair, which cannot be stored' }
      : { value };
  } catch {
    return { fault: NOT_JSON };
  }
}
