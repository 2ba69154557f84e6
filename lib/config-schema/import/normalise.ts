import { isJsonObject, own } from '../json';
import { toPointer, valueAt } from '../pointer';
import type { JsonObject, JsonValue } from '../types';
import { convertSchema } from './convert-schema';
import { createDefinitions } from './definitions';
import { CURRENT, type Dialect, dialectOf } from './dialect';
import { createPatternCheck } from './patterns';
import { createReporter, type Reporter } from './reporter';
import { type Resources, resourcesOf, type Scope } from './resources';
import type { Walk } from './walk';

/** A schema in 2020-12 with all that it uses in `$defs`, still as it was written, and how it was made. */
export type Normalised = { schema: JsonObject; walk: Walk };

type Settings = { dialect: Dialect | null; lenient: boolean; report: Reporter };

/** How a schema was come to: the scope there, and over how many references. */
type Way = { scope: Scope; steps: number };

/** Converts the schema at `path` of a document, and the definitions that it uses, to 2020-12. */
export function normalise(
  document: JsonObject,
  path: readonly string[],
  settings: Settings,
  way: Way = { scope: new Map(), steps: 0 },
): Normalised {
  const resources = resourcesOf(document, path, settings.dialect);
  const start = followed(document, path, resources, way.scope);
  const definitions = createDefinitions(document, start, resources, settings.report);
  const walk: Walk = {
    ...settings,
    resources,
    definitions,
    scope: start.scope,
    double: false,
    within: '',
    loosened: new Set(),
    count: { schemas: 0 },
    origins: new WeakMap(),
    visited: new Set(),
    discriminated: [],
    patternFault: createPatternCheck(),
  };
  const convertAt = (place: readonly string[], scope: Scope, within: string) =>
    objectOf(convertSchema({ ...walk, scope, within }, valueAt(document, toPointer(place)), [...place]));
  const root = convertAt(start.path, start.scope, '');
  // So is one beside words that were left out: importing the result again must change nothing.
  const isReference = Object.keys(root).every((keyword) => WITHOUT_EFFECT.includes(keyword));
  const target = isReference && way.steps < MAX_STEPS ? definitions.next() : undefined;
  if (target) return normalise(document, target.path, settings, { ...target, steps: way.steps + 1 });
  const converted: [string, JsonValue][] = [];
  for (let next = definitions.next(); next; next = definitions.next()) {
    converted.push([next.name, convertAt(next.path, next.scope, next.name)]);
  }
  // The root stays the object that it is: what was noted about it on the way is noted about that object.
  const schema = Object.assign(root, { $schema: CURRENT });
  if (converted.length > 0) Object.assign(schema, { $defs: Object.fromEntries(converted) });
  return { schema, walk };
}

/**
 * A schema of any version as 2020-12, by the letter of that version; null where something in it cannot be said.
 * `dialect` counts where the schema names none. For documents of providers there is `importSchema`.
 */
export function normaliseDialect(schema: JsonValue, dialect: Dialect): JsonObject | null {
  if (typeof schema === 'boolean') return objectOf(schema);
  if (!isJsonObject(schema)) return null;
  const report = createReporter();
  const settings = { dialect: dialectOf(schema) ?? dialect, lenient: false, report };
  const normalised = normalise(schema, [], settings);
  return report.failed() ? null : normalised.schema;
}

/** What is nothing but a reference becomes what it refers to, so that the parameters stand at the root. */
function followed(
  document: JsonObject,
  from: readonly string[],
  resources: Resources,
  outer: Scope,
): { path: readonly string[]; scope: Scope } {
  let path = from;
  let scope = resources.enter(outer, from);
  for (let steps = 0; steps < MAX_STEPS; steps += 1) {
    const schema = valueAt(document, toPointer(path));
    const reference = own(schema, '$ref');
    const alone =
      isJsonObject(schema) && Object.keys(schema).every((keyword) => WITHOUT_EFFECT.includes(keyword));
    const target = alone && typeof reference === 'string' ? resources.resolve(reference, path) : null;
    if (!target) break;
    path = target;
    scope = resources.enter(scope, path);
  }
  return { path, scope };
}

/** A chain of references that is longer than this leads in a circle. */
const MAX_STEPS = 64;
const WITHOUT_EFFECT = [
  '$defs',
  '$id',
  '$ref',
  '$schema',
  'components',
  'definitions',
  'description',
  'title',
];

function objectOf(schema: JsonValue): JsonObject {
  if (isJsonObject(schema)) return schema;
  return schema === false ? { not: {} } : {};
}
