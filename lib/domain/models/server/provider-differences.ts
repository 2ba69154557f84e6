import { compare, isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';
import type { VersionRow } from '@/lib/domain/versions/server';
import type { ProviderCheck } from '../import-contract';

const WORDING = ['description', 'title', 'x-group', 'x-order', 'x-unit'];

/** What putting the provider's schema in the place of a version would do to the present config. */
export function differencesOf(
  version: VersionRow,
  schema: JsonObject,
  { overrides, isBuiltIn }: { overrides: JsonObject; isBuiltIn: boolean },
): ProviderCheck['differences'] {
  const sides = [version.parametersSchema, schema];
  const [before = {}, after = {}] = isBuiltIn ? sides.map(withoutWording) : sides;
  return compare(before, after, overrides).map(({ path, class: kind, message }) => ({
    path,
    class: kind,
    message,
  }));
}

/** A built-in model has words and an order of its own, which are not the provider's to change. */
function withoutWording(schema: JsonObject): JsonObject {
  const entries = Object.entries(schema)
    .filter(([keyword, value]) => isJsonObject(value) || !isWording(keyword, value))
    .map(([keyword, value]): [string, JsonValue] => [keyword, reduced(value)]);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

const reduced = (value: JsonValue): JsonValue =>
  Array.isArray(value) ? value.map(reduced) : isJsonObject(value) ? withoutWording(value) : value;

/** A role of `config` is what a parameter has unless it says otherwise. */
const isWording = (keyword: string, value: JsonValue): boolean =>
  WORDING.includes(keyword) || (keyword === 'x-role' && value === 'config');
