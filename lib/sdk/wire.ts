/**
 * What goes over the wire, as `lib/domain/runtime/contract.ts` describes it. Written down here, since whoever installs the
 * SDK has no zod; `wire.test.ts` does not compile where the two differ.
 */
export type JsonValue = null | boolean | number | string | JsonValue[] | JsonObject;

export type JsonObject = { [key: string]: JsonValue };

/** What a worker uses of one model. */
export type RuntimeModel = {
  slug: string;
  version: number;
  path: string | null;
  config: JsonObject;
  config_revision: number;
  revision: number;
};

/** What prompts are built from: texts by the names of rooms and styles. */
export type RuntimePrompts = {
  library: {
    structure: string;
    rooms: Record<string, string>;
    own_rooms: Record<string, string>;
    styles: Record<string, string>;
    own_styles: Record<string, string>;
    generic: string;
  };
  library_revision: number;
  revision: number;
};

/** The answer of `GET /api/v1/runtime/snapshot`: the active model, and every model by its id. */
export type RuntimeSnapshot = {
  revision: number;
  database_id: string;
  active_model: string;
  models: Record<string, RuntimeModel>;
  /** Absent where a cache file or a fallback is older than the library. */
  prompts?: RuntimePrompts;
};

/** The data of an event of the stream: that there is something new. */
export type RevisionEvent = { revision: number; database_id: string };

export const SNAPSHOT_PATH = '/api/v1/runtime/snapshot';
export const STREAM_PATH = '/api/v1/runtime/stream';
export const REVISION_EVENT = 'revision';

/** Headers of every answer; `stale`: seconds since the server last reached its database. */
export const ANSWER_HEADERS = {
  revision: 'modelboard-revision',
  database: 'modelboard-database',
  stale: 'modelboard-stale',
} as const;

/** Header of every request: who asks, and what it has. */
export const CLIENT_HEADER = 'modelboard-client';
