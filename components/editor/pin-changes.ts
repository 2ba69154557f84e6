import type { Field } from '@/components/form';
import { identical, type JsonObject, valueAt } from '@/lib/config-schema';

/** Pins that were set or given up between two states: they change what is stored, but no value. Titles. */
export function pinChanges(
  fields: Field[],
  before: JsonObject,
  after: JsonObject,
): { pinned: string[]; unpinned: string[] } {
  const isPin = (overrides: JsonObject, { pointer, default: ofSchema }: Field) => {
    const value = valueAt(overrides, pointer);
    return value !== undefined && identical(value, ofSchema);
  };
  const inherits = (overrides: JsonObject, { pointer }: Field) => valueAt(overrides, pointer) === undefined;
  const titles = (from: JsonObject, to: JsonObject) =>
    fields.filter((field) => isPin(from, field) && inherits(to, field)).map((field) => field.parameter.title);
  return { pinned: titles(after, before), unpinned: titles(before, after) };
}
