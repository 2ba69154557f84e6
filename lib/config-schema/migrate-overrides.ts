import { compare } from './compare';
import { pinsOf } from './compare-pins';
import { effectiveOf } from './defaults';
import { applyChanges } from './diff';
import { configParametersOf } from './parameters';
import { overlap, segmentsOf, toPointer, valueAt } from './pointer';
import type { Affected, Issue, JsonObject, JsonValue, Parameter, ParameterSchema, Pointer } from './types';

/** What becomes of a stored value that a new schema breaks: it inherits, or has this value. */
export type Decision = { drop: true } | { value: JsonValue };

type Choices = {
  /** By pointer. One above a place decides for it, too. */
  decisions?: Readonly<Record<Pointer, Decision>>;
  /** Keeps what is live where a default moves. */
  pinMovedDefaults?: boolean;
};

/** The overrides under a new schema, and what stands in the way. Where nothing does, `config` is valid. */
export type Migration = {
  overrides: JsonObject;
  /** Effective. */
  config: JsonObject;
  /** Breaking changes that nobody has decided. */
  open: Affected[];
  /** Decided values that the new schema does not allow. */
  refused: Issue[];
};

/** Takes overrides from one schema to the next: applies the decisions, pins what is to stay, and checks the result. */
export function migrateOverrides(
  before: ParameterSchema,
  after: ParameterSchema,
  overrides: JsonObject,
  { decisions = {}, pinMovedDefaults = false }: Choices = {},
): Migration {
  // What stands above comes first, so that a decision about a part of it is not lost.
  const decided = Object.entries(decisions).sort(([left], [right]) => left.length - right.length);
  const changes = decided.map(([path, decision]) =>
    'value' in decision ? { path, after: decision.value } : { path: ownPlace(after, overrides, path) },
  );
  const chosen = applyChanges(overrides, changes);
  const isDecided = (path: Pointer) => changes.some((change) => overlap(change.path, path));
  const pins = pinMovedDefaults ? pinsOf(before, after, chosen).filter(({ path }) => !isDecided(path)) : [];
  const next = applyChanges(chosen, pins);
  const breaking = compare(before, after, next).filter((entry) => entry.class === 'breaking');
  const isRefused = ({ path }: Affected) =>
    decided.some(([place, decision]) => 'value' in decision && overlap(place, path));
  return {
    overrides: next,
    config: effectiveOf(after, next),
    open: breaking.filter((entry) => !isRefused(entry)),
    refused: breaking.filter(isRefused).map(({ path, message }) => ({ path, code: 'decision', message })),
  };
}

/**
 * The override that a place belongs to: a list or a map is dropped whole, a declared part of a group on its own, and
 * where a part is missing, what it is missing from.
 */
function ownPlace(schema: ParameterSchema, overrides: JsonObject, path: Pointer): Pointer {
  const place: string[] = [];
  let parameters: Parameter[] = configParametersOf(schema);
  for (const segment of segmentsOf(path)) {
    if (place.length > 0 && valueAt(overrides, toPointer([...place, segment])) === undefined) break;
    place.push(segment);
    const parameter = parameters.find(({ name }) => name === segment);
    if (parameter && parameter.children.length === 0) break;
    parameters = parameter?.children ?? [];
  }
  return toPointer(place);
}
