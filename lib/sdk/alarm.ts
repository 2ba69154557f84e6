/** Takes lines for people. `console` is one, as are the loggers of pino and winston. */
export type Logger = Record<'info' | 'warn' | 'error', (message: string) => void>;

/**
 * What somebody should look at. All but `database-changed`, which is told once, go when their cause is gone.
 *
 * - `unreachable`: no usable answer from the server · `refused`: 401 or 403, so the token must be replaced
 * - `malformed`: an answer that is not Modelboard's, perhaps a proxy's
 * - `server-stale`: the server has lost its database and gives the last it had
 * - `older-revision`: the server is behind what is here: its database was restored from an older copy and not yet adopted
 * - `database-changed`: another database answers now, and its values were taken
 * - `stale`: older than `maxStalenessMs` · `cache-file`: it cannot be read or written
 */
export type AlarmCode =
  | 'unreachable'
  | 'refused'
  | 'malformed'
  | 'server-stale'
  | 'older-revision'
  | 'database-changed'
  | 'stale'
  | 'cache-file';

export type Alarm = { readonly code: AlarmCode; readonly message: string; readonly since: Date };
