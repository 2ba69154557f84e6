import { defaultChange, whatChanged } from './compare-parameters';
import { effectiveOf } from './defaults';
import { diff } from './diff';
import { isJsonObject, own } from './json';
import { configParametersOf, inputParametersOf } from './parameters';
import { overlap, valueAt } from './pointer';
import type { Affected, Change, JsonObject, JsonValue, Parameter, ParameterSchema, Pointer } from './types';
import { validate } from './validate';

/**
 * What activating `after` in place of `before` does to each value. Breaking: a stored override has no parameter any
 * more or is not allowed. Behaviour: what workers get changes, because a default moved, came or went. Cosmetic: the
 * value stays, its default, limits, wording or order change. One entry per place, in this order of classes.
 */
export function compare(before: ParameterSchema, after: ParameterSchema, overrides: JsonObject): Affected[] {
  const live = effectiveOf(before, overrides);
  const next = effectiveOf(after, overrides);
  const gone = withoutParameter(before, after, overrides, live);
  const refused = validate(after, next).map(({ path, message }) => affected('breaking', path, live, message));
  const groups = new Set(configParametersOf(after).flatMap(groupsIn));
  const moved = diff(live, next, (path) => groups.has(path)).map((change) => behaviourOf(change, live));
  const still = cosmeticOf(before, after, live);
  const found = gone;
  for (const entries of [refused, moved, still]) found.push(...apartFrom(found, entries));
  return found;
}

/** The order of a group's members is the schema's and says nothing. */
function groupsIn({ path, children }: Parameter): Pointer[] {
  return children.length > 0 ? [path, ...children.flatMap(groupsIn)] : [];
}

/** Entries at places that nothing was said of yet. */
function apartFrom(found: Affected[], entries: Affected[]): Affected[] {
  return entries.filter(({ path }) => !found.some((other) => overlap(other.path, path)));
}

function withoutParameter(
  before: ParameterSchema,
  after: ParameterSchema,
  overrides: JsonObject,
  live: JsonObject,
): Affected[] {
  const inputs = new Set(inputParametersOf(after).map(({ path }) => path));
  return gonePaths(configParametersOf(before), configParametersOf(after), overrides).map((path) => {
    const message = inputs.has(path) ? 'Comes with each job now' : 'No longer a parameter of this model';
    return affected('breaking', path, live, message);
  });
}

function gonePaths(before: Parameter[], after: Parameter[], overrides: JsonObject): Pointer[] {
  return before.flatMap((parameter) => {
    const override = own(overrides, parameter.name);
    if (override === undefined) return [];
    const present = after.find(({ name }) => name === parameter.name);
    if (!present) return [parameter.path];
    const groups = parameter.children.length > 0 && present.children.length > 0;
    return groups && isJsonObject(override) ? gonePaths(parameter.children, present.children, override) : [];
  });
}

function behaviourOf({ path, before, after }: Change, live: JsonObject): Affected {
  return affected('behaviour', path, live, defaultChange(before, after));
}

function cosmeticOf(before: ParameterSchema, after: ParameterSchema, live: JsonObject): Affected[] {
  const former = leavesOf(before);
  const present = leavesOf(after);
  const places = (from: Map<Pointer, Parameter>, others: Map<Pointer, Parameter>) =>
    [...from.keys()].filter((path) => others.has(path));
  const [formerPlaces, presentPlaces] = [places(former, present), places(present, former)];
  const changed = [...present].flatMap(([path, leaf]) => {
    const known = former.get(path);
    if (!known) return [affected('cosmetic', path, live, 'New parameter, not set')];
    const message = whatChanged(known, leaf, formerPlaces.indexOf(path) !== presentPlaces.indexOf(path));
    return message === '' ? [] : [affected('cosmetic', path, live, message)];
  });
  const gone = [...former.keys()].filter((path) => !present.has(path));
  return [
    ...changed,
    ...gone.map((path) => affected('cosmetic', path, live, 'No longer a parameter of this model')),
  ];
}

function leavesOf(schema: ParameterSchema): Map<Pointer, Parameter> {
  const leaves = (parameter: Parameter): Parameter[] =>
    parameter.children.length > 0 ? parameter.children.flatMap(leaves) : [parameter];
  return new Map(
    configParametersOf(schema)
      .flatMap(leaves)
      .map((leaf) => [leaf.path, leaf]),
  );
}

function affected(kind: Affected['class'], path: Pointer, live: JsonObject, message: string): Affected {
  const current: JsonValue | undefined = valueAt(live, path);
  return { path, class: kind, ...(current === undefined ? {} : { current }), message };
}
