import { hostname } from 'node:os';
import { createCache } from './cache';
import { createOn } from './core';
import type { Modelboard } from './modelboard';
import { openNodeWire } from './node-wire';
import type { ModelboardOptions } from './options';
import { TIMING, type Timing } from './timing';
import type { Declared } from './types';

/** {@link createModelboard} with durations of one's own, for tests. */
export function createClient<Imported extends Declared = Record<never, never>>(
  options: ModelboardOptions,
  timing: Timing = TIMING,
): Modelboard<Imported> {
  const instance = `${hostname()}-${process.pid}`;
  return createOn<Imported>({ openWire: openNodeWire, instance, openCache: createCache }, options, timing);
}
