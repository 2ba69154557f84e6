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

type Fields = Record<string, (value: unknown) => boolean>;

/** The fields that the SDK relies on. A server that is older than the prompt library sends none. */
const SNAPSHOT_FIELDS: Fields = {
  revision: isCount,
  database_id: isId,
  models: isObject,
  prompts: (value) =>
    value === undefined || (isObject(value) && isObject(value.library) && isCount(value.library_revision)),
};

const MODEL_FIELDS: Fields = {
  slug: isName,
  version: isCount,
  path: (value) => value === null || typeof value === 'string',
  config: isObject,
  config_revision: isCount,
  revision: isCount,
};

function requireFields(value: unknown, fields: Fields, where = ''): void {
  for (const [name, isRight] of Object.entries(fields))
    require(isObject(value) && isRight(value[name]), `"${name}" is missing or wrong${where}`);
}

/** Checks all that the SDK relies on; other fields may stand beside it. @throws {@link ShapeError} */
export function readSnapshot(value: unknown): RuntimeSnapshot {
  require(isObject(value), 'it is no JSON object');
  requireFields(value, SNAPSHOT_FIELDS);
  const { active_model, models } = value as RuntimeSnapshot;
  for (const [id, model] of Object.entries(models)) requireFields(model, MODEL_FIELDS, ` in model "${id}"`);
  require(isName(active_model) &&
    Object.hasOwn(models, active_model), '"active_model" is none of its models');
  return value as RuntimeSnapshot;
}

/** @throws {@link ShapeError} */
export function readEvent(data: string): RevisionEvent {
  const value = readJson(data);
  require(isObject(value) && isCount(value.revision) && isId(value.database_id), 'it names no snapshot');
  return value as RevisionEvent;
}
