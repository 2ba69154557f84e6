import { standingOf } from '../conditions';
import { effectiveOf } from '../defaults';
import { applyChanges } from '../diff';
import type { Issue, JsonObject, JsonValue, Parameter, ParameterSchema, Pointer } from '../types';
import { validate } from '../validate';
import { generateValue } from './generate-value';
import { type Random, seeded } from './seeded';
import { withoutUnusedMembers } from './without-unused-members';

/** How many values are tried before a parameter is left as it is. */
const ATTEMPTS = 12;

/** What is set, by the pointers of leaves. A group in which nothing is set is not set either. */
type Settings = ReadonlyMap<Pointer, JsonValue>;
type Task = { schema: ParameterSchema; leaves: Parameter[]; random: Random };

/**
 * Overrides that the schema allows, the same for the same seed: most parameters are set, some inherit. `leaves` are the
 * parameters that can be set on their own, such as the fields of a form; what the provider sets is left alone.
 */
export function generateOverrides(schema: ParameterSchema, leaves: Parameter[], seed: number): JsonObject {
  const task = { schema, leaves: leaves.filter(({ readOnly }) => !readOnly), random: seeded(seed) };
  let settings: Settings = new Map();
  for (const leaf of task.leaves) {
    if (!task.random.chance(0.15)) settings = tryToSet(task, settings, leaf);
  }
  return overridesFrom(repaired(task, settings));
}

/** With a generated value of the leaf that the schema has nothing against; as it was where none is found. */
function tryToSet({ schema, random }: Task, settings: Settings, leaf: Parameter): Settings {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const value = withoutUnusedMembers(schema, leaf, generateValue(leaf, random));
    const next = new Map(settings).set(leaf.path, value);
    if (!issuesOf(schema, next).some(({ path }) => isWithin(path, leaf.path))) return next;
  }
  return settings;
}

/** Rules over several parameters are met by setting what is missing, else by leaving something out. */
function repaired(task: Task, given: Settings): Settings {
  const settings = withoutUnused(task, given);
  const issues = issuesOf(task.schema, settings);
  if (issues.length === 0) return settings;
  const missing = task.leaves.filter((leaf) => {
    return issues.some(({ path }) => isWithin(path, leaf.path) || isWithin(leaf.path, path));
  });
  const ways = [
    ...missing.map((leaf) => () => tryToSet(task, settings, leaf)),
    ...task.leaves.map((leaf) => () => without(settings, [leaf.path])),
  ];
  for (const way of ways) {
    const next = withoutUnused(task, way());
    if (issuesOf(task.schema, next).length < issues.length) return repaired(task, next);
  }
  return settings;
}

/** Nobody sets a parameter that no condition calls for: the form does not show it. */
function withoutUnused({ schema }: Task, settings: Settings): Settings {
  const { unused } = standingOf(schema, effectiveOf(schema, overridesFrom(settings)));
  const surplus = [...settings.keys()].filter((path) => {
    return [...unused.keys()].some((above) => isWithin(path, above));
  });
  return surplus.length === 0 ? settings : without(settings, surplus);
}

function without(settings: Settings, paths: Pointer[]): Settings {
  return new Map([...settings].filter(([path]) => !paths.includes(path)));
}

function overridesFrom(settings: Settings): JsonObject {
  return applyChanges(
    {},
    [...settings].map(([path, after]) => ({ path, after })),
  );
}

function issuesOf(schema: ParameterSchema, settings: Settings): Issue[] {
  return validate(schema, effectiveOf(schema, overridesFrom(settings)));
}

function isWithin(path: Pointer, above: Pointer): boolean {
  return path === above || path.startsWith(`${above}/`);
}
