import { flatten } from './flatten';
import { equal, isJsonObject, own, ownList, ownObject, ownTexts } from './json';
import { optionsOf } from './kinds';
import { targetOf } from './references';
import type { JsonObject, JsonValue, ParameterSchema } from './types';

/** Keywords that apply a schema to the same object. */
const SAME_PLACE = ['if', 'then', 'else', 'not'];

/** A rule about an object, and all rules in it that apply to that same object, through references too. */
function rulesIn(
  root: ParameterSchema,
  rule: JsonValue | undefined,
  seen: readonly string[] = [],
): JsonObject[] {
  if (!isJsonObject(rule)) return [];
  const inner = [
    ...['allOf', 'anyOf', 'oneOf'].flatMap((keyword) => ownList(rule, keyword)),
    ...SAME_PLACE.flatMap((keyword) => own(rule, keyword) ?? []),
    ...Object.values(ownObject(rule, 'dependentSchemas')),
  ];
  const reference = own(rule, '$ref');
  const followed = typeof reference === 'string' && !seen.includes(reference) ? reference : undefined;
  const target = followed === undefined ? [] : rulesIn(root, targetOf(root, followed), [...seen, followed]);
  return [rule, ...target, ...inner.flatMap((part) => rulesIn(root, part, seen))];
}

/** The names of properties that a rule about an object mentions, wherever it applies to that same object. */
export function namesIn(root: ParameterSchema, rule: JsonValue | undefined): string[] {
  return rulesIn(root, rule).flatMap((each) => [
    ...Object.keys(ownObject(each, 'properties')),
    ...ownTexts(each, 'required'),
    ...Object.keys(ownObject(each, 'dependentSchemas')),
    ...Object.entries(ownObject(each, 'dependentRequired')).flatMap(([name, names]) => [
      name,
      ...ownTexts({ names }, 'names'),
    ]),
  ]);
}

/** Keywords about all members of an object, whatever their names. */
const ABOUT_ALL = [
  'additionalProperties',
  'const',
  'enum',
  'maxProperties',
  'minProperties',
  'patternProperties',
  'propertyNames',
  'unevaluatedProperties',
];

/** True if a rule for an object depends on members of these names. */
export function concerns(root: ParameterSchema, rule: JsonObject, names: ReadonlySet<string>): boolean {
  const isAboutAll = (each: JsonObject) => ABOUT_ALL.some((keyword) => Object.hasOwn(each, keyword));
  return namesIn(root, rule).some((name) => names.has(name)) || rulesIn(root, rule).some(isAboutAll);
}

/** The property that decides which branch of a union applies, and the values that it has in each of them. */
export type Decider = {
  on: string;
  choices: JsonValue[][];
  /** True if no value is in two of them. */
  isClear: boolean;
};

/**
 * One that has options in all branches; null if there is none. Best is one constant in each and none of them in two, next
 * options of which none are in two: branches may differ in the options of what they do not decide by.
 */
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
    return choices.length === members.length ? [{ on, choices, isClear: isDisjoint(choices) }] : [];
  });
  const disjoint = all.filter(({ isClear }) => isClear);
  const constant = disjoint.find(({ choices }) => choices.every((options) => options.length === 1));
  return constant ?? disjoint[0] ?? all[0] ?? null;
}

function isDisjoint(choices: JsonValue[][]): boolean {
  const values = choices.flat();
  return values.every((value, index) => values.findIndex((other) => equal(other, value)) === index);
}
