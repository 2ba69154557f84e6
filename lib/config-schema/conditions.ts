import { type Guard, type Rule, rulesOf } from './condition-rules';
import { flatten } from './flatten';
import { own } from './json';
import { configParametersOf, inputParametersOf } from './parameters';
import { toPointer, valueAt } from './pointer';
import { hoistReferences } from './references';
import type { JsonObject, Parameter, ParameterSchema, Pointer } from './types';

/** What conditions say of the parameters now. Each entry names the parameter that the condition is on. */
export type Standing = {
  /** Parameters that only branches declare which do not apply. */
  unused: ReadonlyMap<Pointer, Pointer>;
  /** Parameters that a condition requires, whether they are set or not. */
  required: ReadonlyMap<Pointer, Pointer>;
};

/** The rules of the root or of a nested group, without those that hold always. */
type Place = { pointer: Pointer; rules: Rule[]; always: ReadonlySet<string> };

const NOTHING: Standing = { unused: new Map(), required: new Map() };
const known = new WeakMap<ParameterSchema, Place[]>();

/**
 * Which parameters the schema's conditions call for, with what the effective config says. Only conditions on one
 * parameter count; what any other condition declares is always used. `validate` checks them all.
 */
export function standingOf(schema: ParameterSchema, effective: JsonObject): Standing {
  const places = knownPlacesOf(schema);
  if (places.length === 0) return NOTHING;
  const unused = new Map<Pointer, Pointer>();
  const required = new Map<Pointer, Pointer>();
  for (const { pointer, rules, always } of places) {
    const members = valueAt(effective, pointer);
    const at = (name: string) => `${pointer}${toPointer([name])}`;
    const failing = rules.map(({ guards }) => guards?.find((guard) => !guard.holds(own(members, guard.on))));
    const declared = new Map<string, Guard | undefined>();
    rules.forEach(({ guards, declares, requires }, index) => {
      const fails = failing[index];
      for (const name of declares) if (declared.get(name) || !declared.has(name)) declared.set(name, fails);
      const on = guards?.at(-1)?.on;
      if (!fails && on !== undefined) for (const name of requires) required.set(at(name), at(on));
    });
    for (const [name, fails] of declared) if (fails && !always.has(name)) unused.set(at(name), at(fails.on));
  }
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
    const flat = flatten(root, node);
    const rules = rulesOf({ root, absent }, flat.schema, flat.seen);
    const always = new Set(rules.flatMap(({ guards, declares }) => (guards?.length === 0 ? declares : [])));
    const conditional = rules.filter(({ guards }) => guards?.length !== 0);
    return conditional.length === 0 ? [] : [{ pointer, rules: conditional, always }];
  };
  const inside = (parameter: Parameter): Place[] => [
    ...(parameter.children.length > 0 ? place(parameter.path, parameter.schema, new Set()) : []),
    ...parameter.children.flatMap(inside),
  ];
  return [...place('', root, inputs), ...configParametersOf(schema).flatMap(inside)];
}
