import { z } from 'zod';
import type { JsonObject, JsonValue } from '@/lib/config-schema/types';

/** A JSON object whose keys are data. `custom`, since a record would drop a key named `__proto__` in silence. */
export const jsonObject = z
  .custom<JsonObject>((value) => typeof value === 'object' && value !== null && !Array.isArray(value), {
    error: 'Must be a JSON object',
  })
  .meta({ type: 'object' });

/** Any JSON value. */
export const jsonValue = z.custom<JsonValue>((value) => value !== undefined).meta({});

/** Years that RFC 3339 and the database both can write, in UTC. */
function isWritable(time: string): boolean {
  const year = new Date(time).getUTCFullYear();
  return year >= 1 && year <= 9999;
}

const YEARS = 'Must lie in the years 1 to 9999, in UTC';

/** A body that is no JSON, as it came; its media type says what it is. */
export const bytes = z.custom<Uint8Array>((value) => value instanceof Uint8Array).meta({});

/** An answer that is no JSON: the bytes of a file that never changes under its address. */
export class FileAnswer {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly etag: string;

  constructor(file: { bytes: Uint8Array; contentType: string; etag: string }) {
    this.bytes = file.bytes;
    this.contentType = file.contentType;
    this.etag = file.etag;
  }
}

export const file = z.custom<FileAnswer>((value) => value instanceof FileAnswer).meta({});

/** RFC 3339 in UTC, milliseconds. */
export const timestamp = z.iso.datetime({ offset: true }).refine(isWritable, YEARS);

/** `etag` of an answer: what the header ETag says too. Routes add it, operations do not know it. */
export const etag = z
  .string()
  .optional()
  .describe('Send it back in If-Match. Proxies may change or drop the header ETag, not this');

/** A number that the database keeps as `integer`, such as that of a version. */
export const databaseInteger = z.int().min(1).max(2_147_483_647);

/** The same in a query. */
export const databaseIntegerInQuery = z.coerce.number().pipe(databaseInteger);

/** RFC 6901 pointer. */
const pointer = z.string();

/** Why something was changed, in the words of who changed it. */
export const note = z.string().trim().max(1000).nullable();

/** Query of a list: `limit` 1 to 1,000, 200 unless given; `cursor` from the page before. */
export const paging = {
  limit: z.coerce.number().int().min(1).max(1000).default(200),
  cursor: z.string().optional(),
};

/** Query `at`: a time in RFC 3339. */
export const at = z.iso
  .datetime({ offset: true, error: 'Must be a time in RFC 3339, such as 2026-07-03T14:00:00Z' })
  .refine(isWritable, YEARS);

/** `next_cursor` of a list: null on the last page. */
export const nextCursor = z.string().nullable();

/** One difference as the API fixes it: exactly these keys in this order, an unset side absent. */
export const configChange = z.object({
  path: pointer,
  default: jsonValue.optional(),
  current: jsonValue.optional(),
});

/** One difference between two states. */
export const change = z.object({ path: pointer, before: jsonValue.optional(), after: jsonValue.optional() });

/** `errors_omitted` of an answer with `errors`. */
export const errorsOmitted = z.int().describe('How many errors beyond 200 are left out; absent if none');

/** One offending place of a config. */
export const issue = z.object({ path: pointer, code: z.string(), message: z.string() });
