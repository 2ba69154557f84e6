import { isJsonObject, own, ownList, ownObject, ownTexts } from './json';
import { targetOf } from './references';
import type { JsonValue, ParameterSchema } from './types';

/** Keywords that apply a schema to the same object. */
const SAME_PLACE = ['if', 'then', 'else', 'not'];

/** The names of properties that a rule about an object mentions, wherever it applies to that same object. */
export function namesIn(
  root: ParameterSchema,
  rule: JsonValue | undefined,
  seen: readonly string[] = [],
): string[] {
  if (!isJsonObject(rule)) return [];
  const dependent = [ownObject(rule, 'dependentRequired'), ownObject(rule, 'dependentSchemas')];
  const direct = [
    ...Object.keys(ownObject(rule, 'properties')),
    ...ownTexts(rule, 'required'),
    ...dependent.flatMap((map) => Object.keys(map)),
    ...Object.values(ownObject(rule, 'dependentRequired')).flatMap((names) => ownTexts({ names }, 'names')),
  ];
  const inner = [
    ...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => ownList(rule, keyword)),
    ...SAME_PLACE.flatMap((keyword) => own(rule, keyword) ?? []),
    ...Object.values(ownObject(rule, 'dependentSchemas')),
  ];
  const reference = own(rule, '$ref');
  const followed = typeof reference === 'string' && !seen.includes(reference) ? reference : undefined;
  const target = followed === undefined ? [] : namesIn(root, targetOf(root, followed), [...seen, followed]);
  return [...direct, ...target, ...inner.flatMap((part) => namesIn(root, part, seen))];
}
