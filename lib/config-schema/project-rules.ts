import { flatten } from './flatten';
import { equal, isJsonObject, own, ownList, ownObject, ownTexts, without } from './json';
import { concerns, deciderOf } from './rules';
import type { JsonObject, JsonValue, ParameterSchema } from './types';

/** Whose rules are projected, and what a config lacks that is there when a job runs. */
export type Absent = {
  root: ParameterSchema;
  inputs: ReadonlySet<string>;
  /** Inputs that each job has. */
  always: ReadonlySet<string>;
  /** Config parameters that are required, have no default, and may stay unset. */
  unset: ReadonlySet<string>;
};

/**
 * What a rule about the root says of a config alone: it holds if the rule can hold with some inputs and some values for
 * what is unset. It may allow more, since each part of a rule is read by itself. False if nothing can make it hold.
 */
export function possible(absent: Absent, rule: JsonValue, seen: readonly string[] = []): JsonValue {
  if (!isJsonObject(rule) || !isAffected(absent, rule)) return rule;
  const flat = resolved(absent, rule, seen);
  if (isHopeless(absent, flat.schema)) return false;
  return possibleObject(absent, flat.schema, flat.seen);
}

function possibleObject(absent: Absent, schema: JsonObject, seen: readonly string[]): JsonValue {
  const { inputs, always, unset } = absent;
  const parts: JsonValue[] = [];
  const asked = (names: string[]) => names.filter((name) => !inputs.has(name) && !unset.has(name));
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, JsonValue][] => {
    switch (keyword) {
      case 'properties':
      case 'default':
        return [[keyword, isJsonObject(value) ? without(value, inputs) : value]];
      case 'required':
        return [[keyword, asked(ownTexts(schema, keyword))]];
      case 'allOf':
        parts.push(...ownList(schema, keyword).map((part) => possible(absent, part, seen)));
        return [];
      case 'anyOf':
      case 'oneOf':
        parts.push(possibleUnion(absent, { keyword, list: ownList(schema, keyword) }, seen));
        return [];
      case 'not': {
        const refused = certain(absent, value, seen);
        return refused === false ? [] : [[keyword, refused]];
      }
      case 'if':
        parts.push(...possibleCondition(absent, { ...schema, if: value }, seen));
        return [];
      case 'dependentRequired': {
        const dependencies = Object.entries(ownObject(schema, keyword)).map(([name, names]) => ({
          name,
          names: asked(ownTexts({ names }, 'names')),
        }));
        parts.push(
          ...dependencies.flatMap(({ name, names }) => (always.has(name) ? { required: names } : [])),
        );
        const kept = dependencies.filter(({ name, names }) => !inputs.has(name) && names.length > 0);
        return [[keyword, Object.fromEntries(kept.map(({ name, names }) => [name, names]))]];
      }
      case 'dependentSchemas': {
        const dependencies = Object.entries(ownObject(schema, keyword)).map(
          ([name, part]): [string, JsonValue] => [name, possible(absent, part, seen)],
        );
        parts.push(...dependencies.flatMap(([name, part]) => (always.has(name) ? [part] : [])));
        return [[keyword, Object.fromEntries(dependencies.filter(([name]) => !inputs.has(name)))]];
      }
      case 'maxProperties':
        // What each job has takes its place among them.
        return [[keyword, Math.max(0, Number(value) - always.size)]];
      // About members that a config lacks, or, for `unevaluatedProperties`, about what a part left out looked at.
      case 'const':
      case 'enum':
      case 'examples':
      case 'minProperties':
      case 'unevaluatedProperties':
      // What `if` did not take says nothing.
      case 'then':
      case 'else':
        return [];
      default:
        return [[keyword, value]];
    }
  });
  return together(Object.fromEntries(entries), parts);
}

/** A rule and its parts. A part stays where it stood if it can, so that what it shows and hides can still be told. */
function together(rule: JsonObject, parts: JsonValue[]): JsonValue {
  if (parts.includes(false)) return false;
  const allOf: JsonValue[] = [];
  let whole = rule;
  for (const part of parts) {
    if (isNothing(part)) continue;
    const isApart = isJsonObject(part) && Object.keys(part).every((keyword) => APART.includes(keyword));
    if (isApart && !Object.keys(part).some((keyword) => Object.hasOwn(whole, keyword))) {
      whole = { ...whole, ...part };
    } else allOf.push(part);
  }
  return allOf.length === 0 ? whole : { ...whole, allOf };
}

/** Keywords that mean the same beside any others. */
const APART = ['anyOf', 'oneOf', 'if', 'then', 'else'];

/** What, true of a config, makes a rule hold with all inputs and all values for what is unset. It may be too strict. */
function certain(absent: Absent, rule: JsonValue, seen: readonly string[]): JsonValue {
  if (!isJsonObject(rule) || !isAffected(absent, rule)) return rule;
  const { schema, seen: followed } = resolved(absent, rule, seen);
  const { inputs, always, unset } = absent;
  const isOpen = (name: string) => {
    const others = own(schema, 'additionalProperties') ?? true;
    return isNothing(own(ownObject(schema, 'properties'), name) ?? others);
  };
  const needed = ownTexts(schema, 'required');
  const others = Object.entries(without(schema, READ));
  const isUncertain =
    [...inputs].some((name) => !isOpen(name)) ||
    needed.some((name) => inputs.has(name) && !always.has(name)) ||
    others.some(([keyword, value]) => isAffected(absent, { [keyword]: value }));
  if (isUncertain) return false;
  const parts = ownList(schema, 'allOf').map((part) => certain(absent, part, followed));
  if (Object.hasOwn(schema, 'anyOf')) {
    const branches = ownList(schema, 'anyOf').map((part) => certain(absent, part, followed));
    const some = branches.filter((part) => part !== false);
    parts.push(some.length > 0 && { anyOf: some });
  }
  const rest = Object.entries(schema).flatMap(([keyword, value]): [string, JsonValue][] => {
    if (keyword === 'not') return [[keyword, possible(absent, value, followed)]];
    if (keyword === 'properties') return [[keyword, without(ownObject(schema, keyword), inputs)]];
    return ['allOf', 'anyOf', 'required'].includes(keyword) ? [] : [[keyword, value]];
  });
  const given = [...needed, ...[...unset].filter((name) => !isOpen(name))].filter(
    (name) => !inputs.has(name),
  );
  const required: JsonValue = [...new Set(given)];
  const isAsked = given.length > 0 || needed.length > 0;
  return together({ ...Object.fromEntries(rest), ...(isAsked && { required }) }, parts);
}

/** Keywords that `certain` reads; it is sure of no other that is about what a config lacks. */
const READ = ['additionalProperties', 'allOf', 'anyOf', 'not', 'properties', 'required'];

function isAffected({ root, inputs, unset }: Absent, rule: JsonObject): boolean {
  return inputs.size + unset.size > 0 && concerns(root, rule, new Set([...inputs, ...unset]));
}

function resolved({ root }: Absent, rule: JsonObject, seen: readonly string[]) {
  return typeof rule.$ref === 'string' ? flatten(root, rule, seen) : { schema: rule, seen };
}

/** True if a rule refuses a member that is always there: no inputs can make it hold. */
function isHopeless({ always }: Absent, schema: JsonObject): boolean {
  const properties = ownObject(schema, 'properties');
  const isOpen = Object.keys(ownObject(schema, 'patternProperties')).length > 0;
  const others = isOpen ? true : (own(schema, 'additionalProperties') ?? true);
  return [...always, ...ownTexts(schema, 'required')].some((name) => {
    const said = own(properties, name) ?? others;
    return said === false || isNothing(own(said, 'not'));
  });
}

/** Words about a schema, which allow everything. */
const WORDS = ['title', 'description', 'default', 'examples', 'x-order', 'x-role'];

/** True if a schema allows everything. */
function isNothing(schema: JsonValue | undefined): boolean {
  if (!isJsonObject(schema)) return schema === true;
  const isEmpty = (value: JsonValue) => value === true || equal(value, []) || equal(value, {});
  const rest = Object.entries(without(schema, WORDS));
  return rest.every(([keyword, value]) => EMPTY.includes(keyword) && isEmpty(value));
}

/** Keywords that say nothing if they are empty. */
const EMPTY = ['additionalProperties', 'dependentRequired', 'dependentSchemas', 'properties', 'required'];

/** Several branches of a `oneOf` may be possible at once, with different inputs. */
function possibleUnion(
  absent: Absent,
  { keyword, list }: { keyword: string; list: JsonValue[] },
  seen: readonly string[],
): JsonValue {
  if (!isAffected(absent, { [keyword]: list })) return { [keyword]: list };
  const decider = deciderOf(absent.root, list.filter(isJsonObject), seen);
  const branches = list.flatMap((branch) => {
    const part = possible(absent, branch, seen);
    if (part === false) return [];
    return decider && absent.unset.has(decider.on) ? [onceChosen(part, decider.on)] : [part];
  });
  return branches.length > 0 && { anyOf: branches };
}

/** Until somebody chooses a branch, it asks for nothing. */
function onceChosen(branch: JsonValue, on: string): JsonValue {
  const required = ownTexts(branch, 'required');
  if (!isJsonObject(branch) || required.length === 0) return branch;
  const dependent = ownObject(branch, 'dependentRequired');
  const names = [...ownTexts(dependent, on), ...required];
  return { ...without(branch, ['required']), dependentRequired: { ...dependent, [on]: names } };
}

/** `then` is asked if the condition holds with all inputs, `else` if it holds with none. */
function possibleCondition(
  absent: Absent,
  { if: condition, ...schema }: JsonObject & { if: JsonValue },
  seen: readonly string[],
): JsonObject[] {
  const part = (keyword: string) => possible(absent, own(schema, keyword) ?? true, seen);
  const [met, unmet] = [part('then'), part('else')];
  const [some, all] = [possible(absent, condition, seen), certain(absent, condition, seen)];
  const asked = { ...(!isNothing(met) && { then: met }), ...(!isNothing(unmet) && { else: unmet }) };
  if (Object.keys(asked).length === 0) return [];
  if (equal(some, all)) return [{ if: some, ...asked }];
  return [
    ...(all === false || isNothing(met) ? [] : [{ if: all, then: met }]),
    ...(isNothing(some) || isNothing(unmet) ? [] : [{ if: some, else: unmet }]),
    ...(all === false && 'then' in asked && 'else' in asked ? [{ anyOf: [met, unmet] }] : []),
  ];
}
