import { equal } from './json';
import type { JsonValue, Parameter } from './types';

/** What can be said of two states of one parameter, most important first, and the fields that tell. */
const ASPECTS: { words: string; fields: (keyof Parameter)[] }[] = [
  { words: 'Its default moves; the value set here stays', fields: ['default', 'hasDefault'] },
  { words: 'Its type changes', fields: ['type', 'nullable', 'format'] },
  {
    words: 'Its limits change',
    fields: [
      'min',
      'max',
      'exclusiveMin',
      'exclusiveMax',
      'multipleOf',
      'minLength',
      'maxLength',
      'pattern',
      'minItems',
      'maxItems',
      'uniqueItems',
    ],
  },
  { words: 'Its options change', fields: ['options'] },
  { words: 'Its wording changes', fields: ['title', 'description', 'unit'] },
  { words: 'Its place changes', fields: ['order', 'group'] },
  { words: 'Its schema changes', fields: ['schema'] },
];

/** One sentence on how a parameter changed while its value stays; empty where it did not. */
export function whatChanged(before: Parameter, after: Parameter): string {
  const differs = (field: keyof Parameter) => !equal(before[field] as JsonValue, after[field] as JsonValue);
  return ASPECTS.find(({ fields }) => fields.some(differs))?.words ?? '';
}
