import { type Guard, type Rule, rulesOf } from './condition-rules';
import { type Flat, flatten } from './flatten';
import { own } from './json';
import { configParametersOf, inputParametersOf } from './parameters';
import { toPointer, valueAt } from './pointer';
import { hoistReferences } from './references';
import type { JsonObject, JsonValue, Parameter, ParameterSchema, Pointer } from './types';
import { viewOf } from './view';

/** What conditions say of the parameters now. Each entry names the parameter that the condition is on. */
export type Standing = {
  /** Parameters that only branches declare which do not apply. */
  unused: ReadonlyMap<Pointer, Pointer>;
  /** Parameters that a condition requires, whether they are set or not. */
  required: ReadonlyMap<Pointer, Pointer>;
};

/** The same of the members of one object, by their names. */
type MemberStanding = { unused: ReadonlyMap<string, string>; required: ReadonlyMap<string, string> };
type MemberConditions = (members: JsonObject) => MemberStanding;

/** The rules of an object, without those that hold always, and the names that are declared without any. */
type Rules = { rules: Rule[]; always: ReadonlySet<string> };

/** The rules of the root or of a nested group. */
type Place = Rules & { pointer: Pointer };

const NOTHING: Standing = { unused: new Map(), required: new Map() };
const known = new WeakMap<ParameterSchema, Place[]>();
/** By the schema of the object; null where it has no conditions. */
const knownInside = new WeakMap<JsonObject, MemberConditions | null>();

/**
 * Which parameters the schema's conditions call for, with what the effective config says. Only conditions on one
 * parameter count; what any other condition declares is always used. `validate` checks them all.
 */
export function standingOf(schema: ParameterSchema, effective: JsonObject): Standing {
  const places = knownPlacesOf(schema);
  if (places.length === 0) return NOTHING;
  const unused = new Map<Pointer, Pointer>();
  const required = new Map<Pointer, Pointer>();
  for (const place of places) {
    const at = (name: string) => `${place.pointer}${toPointer([name])}`;
    const inside = toldOf(place, valueAt(effective, place.pointer));
    for (const [name, on] of inside.unused) unused.set(at(name), at(on));
    for (const [name, on] of inside.required) required.set(at(name), at(on));
  }
  return { unused, required };
}

/**
 * The same for the members of an object that is replaced whole (a row, an item, a value of a map, a branch), as it is
 * stored; null where it has no conditions. A default in it is the provider's to fill in, so what a condition calls for
 * with that default counts as used.
 */
export function memberConditionsOf(schema: ParameterSchema, parameter: Parameter): MemberConditions | null {
  const { schema: node, properties } = parameter;
  const found = knownInside.get(node);
  if (found !== undefined) return found;
  const root = hoistReferences(schema);
  const { shown, seen } = viewOf(root, node, []);
  const rules = conditionalRules(root, { schema: shown, seen }, new Set());
  const defaults = properties.flatMap(({ name, hasDefault, default: value }) =>
    hasDefault ? [[name, value]] : [],
  );
  const filled = Object.fromEntries(defaults);
  const conditions: MemberConditions | null =
    rules && ((members) => toldOf(rules, members, { ...filled, ...members }));
  knownInside.set(node, conditions);
  return conditions;
}

/** What the rules say of an object with these members; `filled` are those that a condition may hold with as well. */
function toldOf({ rules, always }: Rules, members: JsonValue | undefined, filled = members): MemberStanding {
  const unused = new Map<string, string>();
  const required = new Map<string, string>();
  const declared = new Map<string, Guard | undefined>();
  for (const { guards, declares, requires } of rules) {
    const failing = guards?.find(({ on, holds }) => !holds(own(members, on)));
    const unmet =
      filled === members ? failing : failing && guards?.find(({ on, holds }) => !holds(own(filled, on)));
    for (const name of declares) if (declared.get(name) || !declared.has(name)) declared.set(name, unmet);
    const on = guards?.at(-1)?.on;
    if (!failing && on !== undefined) for (const name of requires) required.set(name, on);
  }
  for (const [name, guard] of declared) if (guard && !always.has(name)) unused.set(name, guard.on);
  return { unused, required };
}

/** True where `standingOf` may say something of a parameter. */
export function hasConditions(schema: ParameterSchema): boolean {
  return knownPlacesOf(schema).length > 0;
}

function knownPlacesOf(schema: ParameterSchema): Place[] {
  const places = known.get(schema) ?? placesOf(schema);
  known.set(schema, places);
  return places;
}

function placesOf(schema: ParameterSchema): Place[] {
  const root = hoistReferences(schema);
  const inputs = new Set(inputParametersOf(schema).map(({ name }) => name));
  const place = (pointer: Pointer, node: JsonObject, absent: ReadonlySet<string>): Place[] => {
    const found = conditionalRules(root, flatten(root, node), absent);
    return found === null ? [] : [{ pointer, ...found }];
  };
  const inside = (parameter: Parameter): Place[] => [
    ...(parameter.children.length > 0 ? place(parameter.path, parameter.schema, new Set()) : []),
    ...parameter.children.flatMap(inside),
  ];
  return [...place('', root, inputs), ...configParametersOf(schema).flatMap(inside)];
}

function conditionalRules(
  root: ParameterSchema,
  { schema, seen }: Flat,
  absent: ReadonlySet<string>,
): Rules | null {
  const rules = rulesOf({ root, absent }, schema, seen);
  const always = new Set(rules.flatMap(({ guards, declares }) => (guards?.length === 0 ? declares : [])));
  const conditional = rules.filter(({ guards }) => guards?.length !== 0);
  return conditional.length === 0 ? null : { rules: conditional, always };
}
