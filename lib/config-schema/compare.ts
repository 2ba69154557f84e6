import { whatChanged } from './compare-parameters';
import { effectiveOf } from './defaults';
import { diff } from './diff';
import { configParametersOf } from './parameters';
import { overlap, valueAt } from './pointer';
import type { Affected, Change, JsonObject, JsonValue, Parameter, ParameterSchema } from './types';
import { validate } from './validate';

/**
 * What activating `after` in place of `before` does to each value. Breaking: a stored override has no parameter any
 * more or is not allowed. Behaviour: what workers get changes, because a default moved, came or went. Cosmetic: the
 * value stays, its limits, wording or order change. One entry per place, in this order.
 */
export function compare(before: ParameterSchema, after: ParameterSchema, overrides: JsonObject): Affected[] {
  const live = effectiveOf(before, overrides);
  const breaking = breakingOf(before, after, overrides, live);
  const free = (entry: Affected, others: Affected[]) => !others.some(({ path }) => overlap(path, entry.path));
  const next = effectiveOf(after, overrides);
  const behaviour = diff(live, next).map(behaviourOf);
  const kept = behaviour.filter((entry) => free(entry, breaking));
  const cosmetic = cosmeticOf(before, after, live).filter((entry) => free(entry, [...breaking, ...kept]));
  return [...breaking, ...kept, ...cosmetic];
}

function breakingOf(
  before: ParameterSchema,
  after: ParameterSchema,
  overrides: JsonObject,
  live: JsonObject,
): Affected[] {
  const parameters = new Set(configParametersOf(after).map(({ name }) => name));
  const issues = validate(after, effectiveOf(after, overrides));
  return issues.map(({ path, message }) => {
    const gone = path.lastIndexOf('/') === 0 && !parameters.has(path.slice(1)) && known(before, path);
    return affected(
      'breaking',
      path,
      valueAt(live, path),
      gone ? 'No longer a parameter of this model' : message,
    );
  });
}

function known(schema: ParameterSchema, path: string): boolean {
  return configParametersOf(schema).some((parameter) => parameter.path === path);
}

function behaviourOf({ path, before, after }: Change): Affected {
  const message =
    before === undefined
      ? `Will be ${show(after)}; it was not set`
      : after === undefined
        ? `Will no longer be set; it was ${show(before)}`
        : `The default changes from ${show(before)} to ${show(after)}`;
  return affected('behaviour', path, before, message);
}

function cosmeticOf(before: ParameterSchema, after: ParameterSchema, live: JsonObject): Affected[] {
  const former = new Map(
    configParametersOf(before)
      .flatMap(leaves)
      .map((leaf) => [leaf.path, leaf]),
  );
  const present = configParametersOf(after).flatMap(leaves);
  const paths = new Set(present.map(({ path }) => path));
  const gone = [...former.values()].filter(({ path }) => !paths.has(path));
  return [
    ...present.flatMap((leaf) => cosmeticChange(former.get(leaf.path), leaf, live)),
    ...gone.map(({ path }) => affected('cosmetic', path, undefined, 'No longer a parameter of this model')),
  ];
}

function cosmeticChange(former: Parameter | undefined, leaf: Parameter, live: JsonObject): Affected[] {
  if (!former) return [affected('cosmetic', leaf.path, undefined, 'New parameter, not set')];
  const message = whatChanged(former, leaf);
  return message === '' ? [] : [affected('cosmetic', leaf.path, valueAt(live, leaf.path), message)];
}

function leaves(parameter: Parameter): Parameter[] {
  return parameter.children.length > 0 ? parameter.children.flatMap(leaves) : [parameter];
}

function affected(
  kind: Affected['class'],
  path: string,
  current: JsonValue | undefined,
  message: string,
): Affected {
  return { path, class: kind, ...(current === undefined ? {} : { current }), message };
}

function show(value: JsonValue | undefined): string {
  return typeof value === 'string' ? value : JSON.stringify(value ?? null);
}
