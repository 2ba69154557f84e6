import type { JsonObject, RevisionEvent, RuntimeSnapshot } from './wire';

/** A JSON value that is not what was asked for. The message ends a sentence such as "The answer is unusable: …". */
export class ShapeError extends Error {}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function require(holds: boolean, what: string): asserts holds {
  if (!holds) throw new ShapeError(what);
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) >= 0;
const isName = (value: unknown): value is string => typeof value === 'string' && value !== '';

/** Goes into a header again. */
const isId = (value: unknown) => isName(value) && /^[\w-]+$/.test(value);

/** JSON that came from elsewhere. @throws {@link ShapeError} */
export function readJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    const start = text.trim().slice(0, 40).replace(/\s+/g, ' ');
    throw new ShapeError(start === '' ? 'it is empty' : `it is not JSON, or is cut off ("${start}…")`);
  }
}

/** The fields of a model that the SDK relies on. */
const MODEL_FIELDS: Record<string, (value: unknown) => boolean> = {
  slug: isName,
  version: isCount,
  path: (value) => value === null || typeof value === 'string',
  config: isObject,
  config_revision: isCount,
  revision: isCount,
};

/** Checks all that the SDK relies on; other fields may stand beside it. @throws {@link ShapeError} */
export function readSnapshot(value: unknown): RuntimeSnapshot {
  require(isObject(value), 'it is no JSON object');
  const { revision, database_id, active_model, models } = value;
  require(isCount(revision), unusable('revision'));
  require(isId(database_id), unusable('database_id'));
  require(isObject(models), unusable('models'));
  for (const [id, model] of Object.entries(models)) {
    for (const [name, isRight] of Object.entries(MODEL_FIELDS))
      require(isObject(model) && isRight(model[name]), `${unusable(name)} in model "${id}"`);
  }
  require(isName(active_model) &&
    Object.hasOwn(models, active_model), '"active_model" is none of its models');
  return value as RuntimeSnapshot;
}

const unusable = (name: string) => `"${name}" is missing or wrong`;

/** @throws {@link ShapeError} */
export function readEvent(data: string): RevisionEvent {
  const value = readJson(data);
  require(isObject(value) && isCount(value.revision) && isId(value.database_id), 'it names no snapshot');
  return value as RevisionEvent;
}
