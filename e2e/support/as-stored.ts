import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';

/** A JSON object as PostgreSQL's jsonb gives it back: shorter names first, then by their characters. */
export function asStored(value: JsonObject): JsonObject {
  return Object.fromEntries(
    Object.entries(value)
      .sort(([left], [right]) => left.length - right.length || (left < right ? -1 : 1))
      .map(([name, member]) => [name, memberAsStored(member)]),
  );
}

function memberAsStored(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(memberAsStored);
  return isJsonObject(value) ? asStored(value) : value;
}
