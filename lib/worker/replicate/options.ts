import { setTimeout as wait } from 'node:timers/promises';

/** Time and chance, so that tests need wait for neither. */
export type Clock = {
  /** Milliseconds since 1970, for dates that others state. */
  now: () => number;
  /** Milliseconds that never go back, for how long something takes. */
  elapsed: () => number;
  /** Rejects with the reason of the signal when it is aborted. */
  sleep: (ms: number, signal?: AbortSignal) => Promise<void>;
  /** From 0 up to 1. */
  random: () => number;
};

export type ReplicateOptions = {
  /** The key; without one every call ends in `not_configured`. */
  token: string | null;
  /** `https://api.replicate.com/v1` unless given. */
  baseUrl?: string;
  fetch?: typeof fetch;
  /** For one call with all its tries, beside what a create waits for on purpose; a minute unless given. */
  deadlineMs?: number;
  /** No try begins later than this; the deadline unless given. */
  repeatMs?: number;
  /** For one try; half a minute unless given. */
  attemptMs?: number;
  /** After this time the provider itself ends a prediction (`Cancel-After`): one that everybody forgot costs no more. Half an hour unless given. */
  cancelAfterMs?: number;
  clock?: Clock;
};

export type Settings = Required<ReplicateOptions>;

const systemClock: Clock = {
  now: Date.now,
  elapsed: () => performance.now(),
  sleep: async (ms, signal) => {
    await wait(ms, undefined, signal ? { signal } : {}).catch((error: unknown) => {
      throw signal?.aborted ? signal.reason : error;
    });
  },
  random: Math.random,
};

/** The options with everything that was left out. */
export function settingsOf(options: ReplicateOptions): Settings {
  return {
    fetch: globalThis.fetch,
    deadlineMs: 60_000,
    attemptMs: 30_000,
    repeatMs: options.deadlineMs ?? 60_000,
    cancelAfterMs: 30 * 60_000,
    clock: systemClock,
    ...options,
    baseUrl: (options.baseUrl ?? 'https://api.replicate.com/v1').replace(/\/+$/, ''),
  };
}
