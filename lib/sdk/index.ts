import { createClient } from './client';
import type { Modelboard } from './modelboard';
import type { ModelboardOptions } from './options';
import type { Declared } from './types';

/**
 * Starts a client that stays current by itself. `Imported` declares configs of imported models by id or slug, so that
 * `config()` knows them: `createModelboard<{ 'acme/painter': { steps: number } }>(…)`.
 *
 * @throws TypeError with what to do, where an option cannot be used; nothing throws later
 */
export function createModelboard<Imported extends Declared = Record<never, never>>(
  options: ModelboardOptions,
): Modelboard<Imported> {
  return createClient<Imported>(options);
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
