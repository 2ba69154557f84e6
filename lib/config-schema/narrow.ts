import type { Rule } from './condition-rules';
import { own, ownObject } from './json';
import { parametersOf } from './parameters';
import { segmentsOf } from './pointer';
import type { JsonObject, JsonValue, Parameter, ParameterSchema } from './types';

/**
 * Describes members of an object by the rules that hold: what the chosen branch of a union, or a condition, says of them,
 * together with what is said always. What decides a rule is not narrowed by it. `parameters` are all members of the object,
 * `always` the rules without a condition. The result is the same object for the same rules.
 */
export function narrowed(
  root: ParameterSchema,
  parameters: Parameter[],
  always: Rule[],
): (holding: Rule[]) => ReadonlyMap<string, Parameter> {
  const places = new Map<Rule, number>();
  const placeOf = (rule: Rule) => places.get(rule) ?? places.set(rule, places.size).size - 1;
  const known = new Map<string, ReadonlyMap<string, Parameter>>();
  return (holding) => {
    const stating = holding.filter(({ states }) => Object.keys(states).length > 0);
    const key = stating.map(placeOf).join();
    const found = known.get(key) ?? narrowedBy(root, parameters, always, stating);
    known.set(key, found);
    return found;
  };
}

function narrowedBy(
  root: ParameterSchema,
  parameters: Parameter[],
  always: Rule[],
  holding: Rule[],
): ReadonlyMap<string, Parameter> {
  const deciders = new Set(holding.flatMap(({ guards }) => guards).map((guard) => guard?.on));
  return new Map(
    parameters.flatMap((parameter): [string, Parameter][] => {
      const { name } = parameter;
      const stated = (rules: Rule[]) => rules.flatMap(({ states }) => own(states, name) ?? []);
      const conditional = stated(holding);
      if (deciders.has(name) || conditional.length === 0) return [];
      return [[name, described(root, parameter, [...stated(always), ...conditional])]];
    }),
  );
}

/** The parameter with this schema: called and placed as it is. */
function described(root: ParameterSchema, parameter: Parameter, schemas: JsonValue[]): Parameter {
  const { name, path, title, description, order, group, required, role } = parameter;
  const [schema = {}, ...others] = schemas;
  const node = others.length === 0 ? schema : { allOf: schemas };
  // A parameter knows its place, which is deeper than the root for a member of a group.
  const around = segmentsOf(path).slice(0, -1);
  const whole = around.reduceRight<JsonObject>(
    (inner, each) => ({ type: 'object', properties: { [each]: inner } }),
    { type: 'object', properties: { [name]: node } },
  );
  const definitions = { $defs: ownObject(root, '$defs'), definitions: ownObject(root, 'definitions') };
  let built = parametersOf({ ...definitions, ...whole });
  for (const _ of around) built = built.flatMap(({ properties }) => properties);
  const [only = parameter] = built;
  return { ...only, path, title, description: only.description || description, order, group, required, role };
}
