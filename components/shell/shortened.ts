import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';
import { kilobytes } from './format-size';

/** Characters of a data URL that are shown. */
const SHOWN = 48;

/** The same with the data of data URLs cut, for the eye: what is copied and sent is whole. */
export function shortened(value: JsonObject): JsonObject {
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, cut(inner)]));
}

function cut(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(cut);
  if (isJsonObject(value)) return shortened(value);
  if (typeof value !== 'string' || !value.startsWith('data:') || value.length <= 2 * SHOWN) return value;
  return `${value.slice(0, SHOWN)}… (${kilobytes(value.length)})`;
}
