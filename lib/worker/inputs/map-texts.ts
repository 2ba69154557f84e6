import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';

/** The same value with every text in it put through `map`. */
export function mapTexts(value: JsonObject, map: (text: string) => string): JsonObject;
export function mapTexts(value: JsonValue, map: (text: string) => string): JsonValue;
export function mapTexts(value: JsonValue, map: (text: string) => string): JsonValue {
  if (typeof value === 'string') return map(value);
  if (Array.isArray(value)) return value.map((each) => mapTexts(each, map));
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapTexts(each, map)]));
}
