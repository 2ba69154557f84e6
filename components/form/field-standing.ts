import { formatValue } from '@/components/diff';
import { type JsonObject, type Standing, segmentsOf, valueAt } from '@/lib/config-schema';
import type { Field, FieldIssue, FieldKey, FormValues } from './types';

/** What the schema's conditions say of one field now, each with the reason: "Mode is fast". */
export type FieldStanding = { unused: string | null; required: string | null };

/** The standing of each field that a condition affects, in words. */
export function fieldStandings(
  { unused, required }: Standing,
  fields: Field[],
  effective: JsonObject,
): Record<FieldKey, FieldStanding> {
  const standings: Record<FieldKey, FieldStanding> = {};
  if (unused.size === 0 && required.size === 0) return standings;
  const reason = (on: string | undefined) => {
    if (on === undefined) return null;
    const title = fields.find(({ pointer }) => pointer === on)?.parameter.title ?? segmentsOf(on).at(-1);
    return `${title} is ${formatValue(valueAt(effective, on))}`;
  };
  for (const { key, pointer } of fields) {
    const standing = { unused: reason(around(unused, pointer)), required: reason(required.get(pointer)) };
    if (standing.unused ?? standing.required) standings[key] = standing;
  }
  return standings;
}

/** Fields that nothing calls for and nothing is said of. What is set, or wrong, is never out of sight. */
export function hiddenFields(
  standings: Record<FieldKey, FieldStanding>,
  values: FormValues,
  issues: ReadonlyMap<FieldKey | null, FieldIssue[]>,
): FieldKey[] {
  const keys = Object.keys(standings) as FieldKey[];
  return keys.filter((key) => {
    const inherits = (values.fields[key]?.state ?? 'inherits') === 'inherits';
    return typeof standings[key]?.unused === 'string' && inherits && !issues.has(key);
  });
}

/** The entry of a place, or of a group around it. */
function around(entries: ReadonlyMap<string, string>, pointer: string): string | undefined {
  if (pointer === '') return undefined;
  return entries.get(pointer) ?? around(entries, pointer.slice(0, pointer.lastIndexOf('/')));
}
