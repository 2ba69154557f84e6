import { isStorable } from './storable';

/** What is said of bytes that are not JSON, as the end of a sentence. */
export const NOT_JSON = 'is not valid JSON in UTF-8';

/** What bytes hold as JSON, or what is wrong with them: "is not valid JSON in UTF-8". */
export function parseJson(bytes: Uint8Array): { value: unknown } | { fault: string } {
  let isUnstorable = false;
  const refuseUnstorable = (key: string, value: unknown) => {
    if (!isStorable(key) || (typeof value === 'string' && !isStorable(value))) isUnstorable = true;
    return value;
  };
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    const value: unknown = JSON.parse(text, text.includes('\\u') ? refuseUnstorable : undefined);
    return isUnstorable
      ? { fault: 'contains a NUL character or half of a surrogate pair, which cannot be stored' }
      : { value };
  } catch {
    return { fault: NOT_JSON };
  }
}
