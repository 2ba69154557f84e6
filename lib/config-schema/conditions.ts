import { type Guard, type Rule, rulesOf } from './condition-rules';
import { type Flat, flatten } from './flatten';
import { own } from './json';
import { narrowed } from './narrow';
import { configParametersOf, inputParametersOf, parametersOf } from './parameters';
import { toPointer, valueAt } from './pointer';
import { hoistReferences } from './references';
import type { JsonObject, JsonValue, Parameter, ParameterSchema, Pointer } from './types';
import { viewOf } from './view';

/** What conditions say of the parameters now. Each entry names the parameter that the condition is on. */
export type Standing = {
  /** Parameters that only branches declare which do not apply. */
  unused: ReadonlyMap<Pointer, Pointer>;
  /** Those of them that the chosen branch of a union lacks. */
  lacking: ReadonlySet<Pointer>;
  /** Parameters that a condition requires, whether they are set or not. */
  required: ReadonlyMap<Pointer, Pointer>;
  /** Parameters as the branches that apply describe them: with their options, limits and defaults. */
  narrowed: ReadonlyMap<Pointer, Parameter>;
};

/** The same of the members of one object, by their names. */
type MemberStanding = {
  unused: ReadonlyMap<string, string>;
  lacking: ReadonlySet<string>;
  required: ReadonlyMap<string, string>;
  narrowed: ReadonlyMap<string, Parameter>;
};
type MemberConditions = (members: JsonObject) => MemberStanding;

/** The rules of an object, without those that hold always, and what these declare and state. */
type Rules = {
  rules: Rule[];
  always: ReadonlySet<string>;
  /** The members as they are while these of the rules hold. The same for the same rules. */
  narrow: (holding: Rule[]) => ReadonlyMap<string, Parameter>;
};

/** The rules of the root or of a nested group. */
type Place = Rules & { pointer: Pointer };

const NOTHING: Standing = {
  unused: new Map(),
  lacking: new Set(),
  required: new Map(),
  narrowed: new Map(),
};
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
  const lacking = new Set<Pointer>();
  const required = new Map<Pointer, Pointer>();
  const narrowed = new Map<Pointer, Parameter>();
  for (const place of places) {
    const at = (name: string) => `${place.pointer}${toPointer([name])}`;
    const inside = toldOf(place, valueAt(effective, place.pointer));
    for (const [name, on] of inside.unused) unused.set(at(name), at(on));
    for (const name of inside.lacking) lacking.add(at(name));
    for (const [name, on] of inside.required) required.set(at(name), at(on));
    for (const parameter of inside.narrowed.values()) {
      for (const each of withChildren(parameter)) narrowed.set(each.path, each);
    }
  }
  return { unused, lacking, required, narrowed };
}

/** The pointers of the parameters that decide which branch of a union applies. */
export function decidersOf(schema: ParameterSchema): ReadonlySet<Pointer> {
  const found = knownPlacesOf(schema).flatMap(({ pointer, rules }) =>
    rules.flatMap(({ guards }) =>
      (guards ?? []).flatMap(({ on, decides }) => (decides ? [`${pointer}${toPointer([on])}`] : [])),
    ),
  );
  return new Set(found);
}

function withChildren(parameter: Parameter): Parameter[] {
  return [parameter, ...parameter.children.flatMap(withChildren)];
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
  const rules = conditionalRules(root, { schema: shown, seen }, new Set(), properties);
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
function toldOf(
  { rules, always, narrow }: Rules,
  members: JsonValue | undefined,
  filled = members,
): MemberStanding {
  const unused = new Map<string, string>();
  const lacking = new Set<string>();
  const required = new Map<string, string>();
  const declared = new Map<string, Guard | undefined>();
  const holding: Rule[] = [];
  for (const rule of rules) {
    const { guards, declares, requires } = rule;
    const failing = guards?.find(({ on, holds }) => !holds(own(members, on)));
    const unmet =
      filled === members ? failing : failing && guards?.find(({ on, holds }) => !holds(own(filled, on)));
    for (const name of declares) if (declared.get(name) || !declared.has(name)) declared.set(name, unmet);
    const on = guards?.at(-1)?.on;
    if (failing || on === undefined) continue;
    for (const name of requires) required.set(name, on);
    holding.push(rule);
  }
  for (const [name, guard] of declared) {
    if (!guard || always.has(name)) continue;
    unused.set(name, guard.on);
    if (guard.decides) lacking.add(name);
  }
  return { unused, lacking, required, narrowed: narrow(holding) };
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
  const place = (
    pointer: Pointer,
    node: JsonObject,
    absent: ReadonlySet<string>,
    parameters: Parameter[],
  ): Place[] => {
    const found = conditionalRules(root, flatten(root, node), absent, parameters);
    return found === null ? [] : [{ pointer, ...found }];
  };
  const inside = ({ path, schema: node, children }: Parameter): Place[] => [
    ...(children.length > 0 ? place(path, node, new Set(), children) : []),
    ...children.flatMap(inside),
  ];
  return [...place('', root, inputs, parametersOf(schema)), ...configParametersOf(schema).flatMap(inside)];
}

function conditionalRules(
  root: ParameterSchema,
  { schema, seen }: Flat,
  absent: ReadonlySet<string>,
  parameters: Parameter[],
): Rules | null {
  const rules = rulesOf({ root, absent }, schema, seen);
  const unconditional = rules.filter(({ guards }) => guards?.length === 0);
  const always = new Set(unconditional.flatMap(({ declares }) => declares));
  const conditional = rules.filter(({ guards }) => guards?.length !== 0);
  if (conditional.length === 0) return null;
  return { rules: conditional, always, narrow: narrowed(root, parameters, unconditional) };
}
