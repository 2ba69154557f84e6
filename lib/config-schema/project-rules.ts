import { flatten } from './flatten';
import { equal, isJsonObject, own, ownList, ownObject, ownTexts, without } from './json';
import { deciderOf, namesIn } from './rules';
import type { JsonObject, JsonValue, ParameterSchema } from './types';

/** Whose rules are projected: the inputs of a schema, and what else a config need not have. */
export type Absent = {
  root: ParameterSchema;
  inputs: ReadonlyMap<string, JsonObject>;
  /** Inputs that each job has. */
  always: ReadonlySet<string>;
  /** Config parameters that are required, have no default, and may stay unset. */
  unset: ReadonlySet<string>;
};

/** `some`: what holds with some inputs; `all`: what holds with all of them, which is what `not` needs. */
type With = 'some' | 'all';

/**
 * What a rule about the root says of a config alone. It never refuses a config that some inputs make valid; it may
 * allow more where the parts of a rule that are about inputs depend on each other. False if no inputs help.
 */
export function projected(
  absent: Absent,
  rule: JsonValue,
  quantifier: With = 'some',
  seen: readonly string[] = [],
): JsonValue {
  if (!isJsonObject(rule)) return rule;
  if (!isAffected(absent, rule)) return rule;
  const flat = typeof rule.$ref === 'string' ? flatten(absent.root, rule, seen) : { schema: rule, seen };
  return projectedObject(absent, flat.schema, quantifier, flat.seen);
}

function isAffected({ root, inputs, unset }: Absent, rule: JsonObject): boolean {
  const counts = ['additionalProperties', 'const', 'enum', 'examples', 'maxProperties', 'minProperties'];
  const names = namesIn(root, rule);
  const isClosed = inputs.size > 0 && counts.some((keyword) => Object.hasOwn(rule, keyword));
  return isClosed || names.some((name) => inputs.has(name) || unset.has(name));
}

function projectedObject(
  absent: Absent,
  schema: JsonObject,
  quantifier: With,
  seen: readonly string[],
): JsonValue {
  if (quantifier === 'some' ? isHopeless(absent, schema) : !isCertain(absent, schema)) return false;
  const { inputs, always, unset } = absent;
  const strict = { ...absent, unset: new Set<string>() };
  const parts: JsonValue[] = [];
  const entries = Object.entries(schema).flatMap(([keyword, value]): [string, JsonValue][] => {
    switch (keyword) {
      case 'properties':
      case 'default':
        return [[keyword, isJsonObject(value) ? without(value, inputs.keys()) : value]];
      case 'required':
        return [[keyword, ownTexts(schema, keyword).filter((name) => !inputs.has(name) && !unset.has(name))]];
      case 'allOf': {
        const all = ownList(schema, keyword).map((part) => projected(absent, part, quantifier, seen));
        if (all.includes(false)) parts.push(false);
        const kept = all.filter((part) => !isJsonObject(part) || Object.keys(part).length > 0);
        return kept.length > 0 ? [[keyword, kept]] : [];
      }
      case 'anyOf':
      case 'oneOf': {
        const [name, union] = projectedUnion(
          absent,
          { keyword, list: ownList(schema, keyword) },
          quantifier,
          seen,
        );
        if (name === keyword) return [[keyword, union]];
        parts.push(name === null ? union : { [name]: union });
        return [];
      }
      case 'not': {
        const refused = projected(strict, value, quantifier === 'some' ? 'all' : 'some', seen);
        return refused === false ? [] : [[keyword, refused]];
      }
      case 'if':
        parts.push(...projectedCondition(strict, schema, quantifier, seen));
        return [];
      case 'then':
      case 'else':
      case 'examples':
        return Object.hasOwn(schema, 'if') || inputs.size > 0 ? [] : [[keyword, value]];
      case 'dependentRequired':
      case 'dependentSchemas': {
        const { kept, others } = projectedDependencies(strict, ownObject(schema, keyword), quantifier, seen);
        parts.push(...others);
        return [[keyword, kept]];
      }
      // These count or list all members of the object, inputs among them.
      case 'maxProperties':
      case 'minProperties': {
        const least = (keyword === 'maxProperties') === (quantifier === 'some');
        const limit = Number(value) - (least ? always.size : inputs.size);
        return keyword === 'minProperties' && limit <= 0 ? [] : [[keyword, Math.max(0, limit)]];
      }
      case 'const':
        return [[keyword, isJsonObject(value) ? without(value, inputs.keys()) : value]];
      case 'enum': {
        const options = ownList(schema, keyword);
        return [[keyword, options.map((each) => (isJsonObject(each) ? without(each, inputs.keys()) : each))]];
      }
      default:
        return [[keyword, value]];
    }
  });
  if (parts.includes(false)) return false;
  const result = Object.fromEntries(entries);
  const [only, ...others] = parts;
  if (only === undefined) return result;
  // A condition stays where it stood, so that what it shows and hides can still be told.
  const fits = isJsonObject(only) && Object.keys(only).every((name) => !Object.hasOwn(result, name));
  if (fits && others.length === 0) return { ...result, ...only };
  return { ...result, allOf: [...ownList(result, 'allOf'), ...parts] };
}

/** True if no inputs can meet what a rule says of inputs. */
function isHopeless({ always }: Absent, schema: JsonObject): boolean {
  const properties = ownObject(schema, 'properties');
  const needed = [...always, ...ownTexts(schema, 'required')];
  const isRefused = (name: string) => {
    const property = own(properties, name);
    return property === false || (isJsonObject(property) && isNothing(property.not));
  };
  return needed.some(isRefused) || [...always].some((name) => isUnplaced(schema, name));
}

/** True if all inputs meet what a rule says of inputs. */
function isCertain({ inputs, always }: Absent, schema: JsonObject): boolean {
  const spread = ['const', 'enum', 'patternProperties', 'propertyNames', 'unevaluatedProperties'];
  if (inputs.size > 0 && spread.some((keyword) => Object.hasOwn(schema, keyword))) return false;
  if (ownTexts(schema, 'required').some((name) => inputs.has(name) && !always.has(name))) return false;
  const open = own(schema, 'additionalProperties') ?? true;
  const properties = ownObject(schema, 'properties');
  return [...inputs].every(([name, declared]) => {
    const said = own(properties, name) ?? open;
    return isNothing(said) || equal(without(said as JsonObject, WORDS), without(declared, WORDS));
  });
}

const WORDS = ['title', 'description', 'default', 'examples', 'x-order', 'x-role'];

function isNothing(schema: JsonValue | undefined): boolean {
  return schema === true || (isJsonObject(schema) && Object.keys(without(schema, WORDS)).length === 0);
}

function isUnplaced(schema: JsonObject, name: string): boolean {
  return (
    own(schema, 'additionalProperties') === false &&
    !Object.hasOwn(ownObject(schema, 'properties'), name) &&
    Object.keys(ownObject(schema, 'patternProperties')).length === 0
  );
}

/** The keyword that says it, and its branches; null for a rule of its own. */
function projectedUnion(
  absent: Absent,
  { keyword, list }: { keyword: string; list: JsonValue[] },
  quantifier: With,
  seen: readonly string[],
): [string | null, JsonValue] {
  const branches = list.map((branch) => projected(absent, branch, quantifier, seen));
  const decider = deciderOf(absent.root, list.filter(isJsonObject), seen);
  const isOpen = decider !== null && absent.unset.has(decider.on);
  const lenient = isOpen ? branches.map((branch) => onceChosen(branch, decider.on)) : branches;
  if (equal(lenient, list)) return [keyword, list];
  if (quantifier === 'all' && keyword === 'oneOf') return [null, false];
  const possible = lenient.flatMap((branch, index) => {
    if (branch === false) return [];
    if (keyword === 'anyOf' || decider !== null || quantifier === 'all') return [branch];
    const others = list.filter((_, other) => other !== index);
    const certain = others.map((other) => projected({ ...absent, unset: new Set() }, other, 'all', seen));
    const refused = certain.filter((other) => other !== false).map((other): JsonValue => ({ not: other }));
    return refused.length === 0 ? [branch] : [{ allOf: [branch, ...refused] }];
  });
  return possible.length === 0 ? [null, false] : ['anyOf', possible];
}

/** Until somebody chooses a branch, it asks for nothing. */
function onceChosen(branch: JsonValue, on: string): JsonValue {
  const required = ownTexts(branch, 'required').filter((name) => name !== on);
  if (!isJsonObject(branch) || required.length === 0) return branch;
  const dependent = ownObject(branch, 'dependentRequired');
  const names = [...ownTexts(dependent, on), ...required];
  return { ...without(branch, ['required']), dependentRequired: { ...dependent, [on]: names } };
}

function projectedCondition(
  absent: Absent,
  schema: JsonObject,
  quantifier: With,
  seen: readonly string[],
): JsonValue[] {
  const condition = schema.if ?? true;
  const part = (keyword: string) => projected(absent, own(schema, keyword) ?? true, quantifier, seen);
  const [met, unmet] = [part('then'), part('else')];
  const some = projected(absent, condition, 'some', seen);
  const all = projected(absent, condition, 'all', seen);
  if (isNothing(met) && isNothing(unmet)) return [];
  if (equal(some, all)) {
    return [
      {
        if: some,
        ...(Object.hasOwn(schema, 'then') && { then: met }),
        ...(Object.hasOwn(schema, 'else') && { else: unmet }),
      },
    ];
  }
  if (quantifier === 'all') return [{ anyOf: [{ not: some }, met] }, { anyOf: [all, unmet] }];
  if ((all === false && isNothing(unmet)) || (isNothing(some) && isNothing(met))) return [];
  return [{ anyOf: [{ allOf: [some, met] }, { allOf: [{ not: all }, unmet] }] }];
}

function projectedDependencies(
  absent: Absent,
  dependencies: JsonObject,
  quantifier: With,
  seen: readonly string[],
): { kept: JsonObject; others: JsonValue[] } {
  const others: JsonValue[] = [];
  const kept = Object.entries(dependencies).flatMap(([name, rule]): [string, JsonValue][] => {
    const whole = Array.isArray(rule) ? { required: rule } : rule;
    const part = projected(absent, whole, quantifier, seen);
    if (absent.inputs.has(name)) {
      if (absent.always.has(name) || quantifier === 'all') others.push(part);
      return [];
    }
    if (!Array.isArray(rule)) return [[name, part]];
    if (part === false) others.push({ not: { required: [name] } });
    const names = ownTexts(part, 'required');
    return names.length > 0 ? [[name, names]] : [];
  });
  return { kept: Object.fromEntries(kept), others };
}
