import { equal, identical, without } from './json';
import type { JsonValue, Parameter } from './types';

/** What can be said of two states of one parameter, most important first, and the fields that tell. */
const ASPECTS: { words: string; fields: (keyof Parameter)[] }[] = [
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
  { words: 'Its group changes', fields: ['group'] },
];

/** One sentence on how a parameter changed while its value stays; empty where it did not. */
export function whatChanged(before: Parameter, after: Parameter, moved: boolean): string {
  const [former, present] = [before, after].map((side) => (side.hasDefault ? side.default : undefined));
  if (!identical(former, present)) return `${defaultChange(former, present)}; the value set here stays`;
  const differs = (field: keyof Parameter) => !equal(before[field] as JsonValue, after[field] as JsonValue);
  const aspect = ASPECTS.find(({ fields }) => fields.some(differs));
  if (aspect) return aspect.words;
  if (moved) return 'Its place among the parameters changes';
  return equal(without(before.schema, ['x-order']), without(after.schema, ['x-order']))
    ? ''
    : 'Its schema changes';
}

/** One sentence on a default, or on the value that follows it, that moves, comes or goes. */
export function defaultChange(before: JsonValue | undefined, after: JsonValue | undefined): string {
  if (before === undefined) return `A new default: ${show(after)}`;
  if (after === undefined) return `No default any more; it was ${show(before)}`;
  return `The default changes from ${show(before)} to ${show(after)}`;
}

function show(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
