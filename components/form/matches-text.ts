import type { Field } from './types';

/** True if every word of the text occurs in the field's name, title, description or group. */
export function matchesText(field: Field, text: string): boolean {
  const { name, title, description } = field.parameter;
  const groups = field.groups.map((group) => group.title);
  const haystack = [name, title, description, ...groups].join(' ').toLowerCase();
  return text
    .toLowerCase()
    .split(/\s+/)
    .every((word) => haystack.includes(word));
}
