import { checkOf } from './compile';
import { flatten } from './flatten';
import { equal, isJsonObject, own, ownList, ownObject, ownTexts, without } from './json';
import { deciderOf, namesIn } from './rules';
import type { JsonObject, JsonValue, ParameterSchema } from './types';

/** A condition on one property of an object; `decides` if the property decides which branch of a union applies. */
export type Guard = { on: string; holds: (value: JsonValue | undefined) => boolean; decides?: true };

/**
 * What a part of an object's schema declares and requires while all its guards hold; null: nobody can say when. `states`
 * are the schemas that it has for members.
 */
export type Rule = { guards: Guard[] | null; declares: string[]; requires: string[]; states: JsonObject };

/** Where rules are read: the object's schema, flattened, and the properties that its config does not have. */
type Reader = { root: ParameterSchema; absent: ReadonlySet<string> };

/**
 * The rules of an object's flattened schema, its unconditional part first: `if`, `dependentRequired`,
 * `dependentSchemas` (JSON Schema 2020-12 core §10.2.2, validation §6.5.4) and unions that a constant tells apart.
 */
export function rulesOf(
  reader: Reader,
  schema: JsonObject,
  seen: readonly string[],
  guards: Guard[] | null = [],
): Rule[] {
  const inner = (part: JsonValue | undefined, more: Guard[] | null): Rule[] => {
    if (!isJsonObject(part)) return [];
    const flat = flatten(reader.root, part, seen);
    const both = guards === null || more === null ? null : [...guards, ...more];
    // A config does not have what comes with each job, and a choice that was made is not asked for.
    const isAsked = (name: string) => !reader.absent.has(name) && !both?.some(({ on }) => on === name);
    return rulesOf(reader, flat.schema, flat.seen, both).map((rule) => ({
      ...rule,
      requires: rule.requires.filter(isAsked),
    }));
  };
  const condition = own(schema, 'if');
  const properties = ownObject(schema, 'properties');
  // A config schema names what only a branch declares too.
  const declares = Object.keys(properties).filter((name) => own(properties[name], 'x-conditional') !== true);
  const states = Object.fromEntries(
    Object.entries(properties).filter(([name, said]) => declares.includes(name) && isJsonObject(said)),
  );
  return [
    { guards, declares, requires: guards?.length === 0 ? [] : ownTexts(schema, 'required'), states },
    ...ownList(schema, 'allOf').flatMap((part) => inner(part, [])),
    ...inner(own(schema, 'then'), guardsOfIf(reader, condition, true)),
    ...inner(own(schema, 'else'), guardsOfIf(reader, condition, false)),
    ...Object.entries(ownObject(schema, 'dependentRequired')).flatMap(([name, names]) =>
      inner({ required: names }, guardsOfPresence(reader, name)),
    ),
    ...Object.entries(ownObject(schema, 'dependentSchemas')).flatMap(([name, part]) =>
      inner(part, guardsOfPresence(reader, name)),
    ),
    ...['oneOf', 'anyOf'].flatMap((keyword) => {
      const branches = ownList(schema, keyword).filter(isJsonObject);
      const members = branches.map((branch) => membersOf(reader.root, branch, seen));
      const choices = guardsOfBranches(reader, branches, seen);
      // What every branch declares, the constant that tells them apart too, needs no branch to apply.
      const common = Object.keys(members[0] ?? {}).filter((name) =>
        members.every((each) => Object.hasOwn(each, name)),
      );
      return [
        { guards, declares: common, requires: [], states: {} },
        ...branches.flatMap((branch, index) => inner(branch, choices[index] ?? null)),
      ];
    }),
  ];
}

/** A condition on one property can be told; one on several, or on an input, cannot. */
function guardsOfIf(
  { root, absent }: Reader,
  condition: JsonValue | undefined,
  met: boolean,
): Guard[] | null {
  if (!isJsonObject(condition)) return null;
  const [on, ...others] = new Set(namesIn(root, condition));
  if (on === undefined || others.length > 0 || absent.has(on)) return null;
  const definitions = { $defs: ownObject(root, '$defs'), definitions: ownObject(root, 'definitions') };
  const schema = { ...definitions, ...without(condition, ['$defs', 'definitions']) };
  const holds = (value: JsonValue | undefined) => {
    const members: JsonObject = value === undefined ? {} : { [on]: value };
    return (checkOf(schema)(members).length === 0) === met;
  };
  return [{ on, holds }];
}

function guardsOfPresence({ absent }: Reader, on: string): Guard[] | null {
  return absent.has(on) ? null : [{ on, holds: (value) => value !== undefined }];
}

/** For each branch of a union: the values of the property that decides it. */
function guardsOfBranches(
  { root, absent }: Reader,
  branches: JsonObject[],
  seen: readonly string[],
): (Guard[] | null)[] {
  if (branches.length === 1) return [[]];
  const decider = deciderOf(root, branches, seen);
  if (!decider || absent.has(decider.on)) return branches.map(() => null);
  const { on, choices } = decider;
  return choices.map((values) => [
    { on, holds: (value) => values.some((option) => equal(option, value)), decides: true },
  ]);
}

function membersOf(root: ParameterSchema, branch: JsonObject, seen: readonly string[]): JsonObject {
  return ownObject(flatten(root, branch, seen).schema, 'properties');
}
