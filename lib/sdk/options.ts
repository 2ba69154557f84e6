import type { Alarm, Logger } from './alarm';
import type { RuntimeSnapshot } from './wire';

/** A token, or what gives the present one: asked before each request, so that a replaced token is taken up. */
export type Token = string | (() => string | Promise<string>);

export type ModelboardOptions = {
  /** Where Modelboard answers, such as `https://modelboard.example.com`. Without it nobody is asked: see `fallback`. */
  url?: string;
  /** With scope `runtime:read`. Needed with `url`. */
  token?: Token;
  /** Keeps the last snapshot for a start while the server is away. A file of its own for each worker. */
  cacheFile?: string;
  /**
   * Used while there is neither server nor cache file: a snapshot as `GET /api/v1/runtime/snapshot` gives it, or `defaults`
   * for the defaults of the built-in models. Without `url`, it is what is used; `defaults` unless given.
   */
  fallback?: RuntimeSnapshot | 'defaults';
  /** An older answer says `stale`, and raises an alarm. It is still given. Ignored without `url`. */
  maxStalenessMs?: number;
  /** What admins see of this worker: a name that all workers of a kind share (`worker` unless given) ... */
  name?: string;
  /** ... and one of its own; host and process unless given. */
  instance?: string;
  /** Where lines for people go: `console` unless given, nowhere for null. */
  logger?: Logger | null;
  /** Called for each alarm, beside the logger. */
  onAlarm?: (alarm: Alarm) => void;
};
