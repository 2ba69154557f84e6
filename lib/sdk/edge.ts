import { createOn } from './core';
import { openFetchWire } from './fetch-wire';
import { noCache } from './kept';
import type { Modelboard } from './modelboard';
import type { ModelboardOptions } from './options';
import { TIMING } from './timing';
import type { Declared } from './types';

/** There are no files in a browser or an edge runtime. */
export type EdgeOptions = Omit<ModelboardOptions, 'cacheFile'>;

/**
 * The same client for browsers and edge runtimes: it needs `fetch` and timers, and nothing of Node. Admins see it as
 * `<name>/edge` unless `instance` is set.
 *
 * @throws TypeError with what to do, if an option cannot be used; nothing throws later
 */
export function createModelboard<Imported extends Declared = Record<never, never>>(
  options: EdgeOptions,
): Modelboard<Imported> {
  if ('cacheFile' in options) throw new TypeError('cacheFile: there are no files here. Leave it out.');
  return createOn<Imported>(
    { openWire: openFetchWire, instance: 'edge', openCache: () => noCache },
    options,
    TIMING,
  );
}

export type { Alarm, AlarmCode, Logger } from './alarm';
export type { Modelboard, Status } from './modelboard';
export type { ModelboardOptions, Token } from './options';
export type {
  AnyAnswer,
  BuiltInAnswer,
  BuiltInConfig,
  BuiltInModelId,
  BuiltInModelName,
  ModelAnswer,
  PromptsAnswer,
  Snapshot,
  Source,
} from './types';
export type { JsonObject, JsonValue, RuntimeModel, RuntimePrompts, RuntimeSnapshot } from './wire';
