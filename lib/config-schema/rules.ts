import { flatten } from './flatten';
import { equal, isJsonObject, own, ownList, ownObject, ownTexts } from './json';
import { optionsOf } from './kinds';
import { targetOf } from './references';
import type { JsonObject, JsonValue, ParameterSchema } from './types';

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

/** The property that decides which branch of a union applies, and the values that it has in each of them. */
export type Decider = { on: string; choices: JsonValue[][] };

/** One that has constants in all branches, none of them in two if there is such a one; null if there is none. */
export function deciderOf(
  root: ParameterSchema,
  branches: JsonObject[],
  seen: readonly string[],
): Decider | null {
  const members = branches.map((branch) => ownObject(flatten(root, branch, seen).schema, 'properties'));
  const [first = {}] = members;
  const all = Object.keys(first).flatMap((on): Decider[] => {
    const choices = members.flatMap((properties) => {
      const property = own(properties, on);
      const options = isJsonObject(property) ? optionsOf(flatten(root, property, seen).schema) : null;
      return options === null ? [] : [options];
    });
    return choices.length === members.length ? [{ on, choices }] : [];
  });
  return all.find(isDisjoint) ?? all[0] ?? null;
}

function isDisjoint({ choices }: Decider): boolean {
  const values = choices.flat();
  return values.every((value, index) => values.findIndex((other) => equal(other, value)) === index);
}
