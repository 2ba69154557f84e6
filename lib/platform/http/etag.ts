import { createHash } from 'node:crypto';
import { ProblemError } from '@/lib/platform/errors';

/**
 * The ETag of an entity: its revision, its version where it has one, and a hash of all of it (times included), so that
 * none repeats, not even after a restore from backup. Opaque to clients.
 */
export function etagOf(entity: { revision: number; version?: number }): string {
  const hash = createHash('sha256').update(JSON.stringify(entity)).digest('base64url').slice(0, 22);
  const parts = entity.version === undefined ? [entity.revision] : [entity.revision, entity.version];
  return `"${[...parts, hash].join('.')}"`;
}

/** The entity with its ETag inside, as it is answered: a proxy may change or drop the header. */
export function withEtag<Entity extends { revision: number; version?: number }>(entity: Entity) {
  return { ...entity, etag: etagOf(entity) };
}

/** Says the same as If-Match, and goes before it: proxies know nothing of it, and so neither change nor drop it. */
export const IF_MATCH = 'modelboard-if-match';

/** An entity tag (RFC 9110 §8.8.3). */
const TAG = '(?:W/)?"[\\x21\\x23-\\x7e\\x80-\\xff]*"';
const EACH_TAG = new RegExp(TAG, 'g');
const TAGS = new RegExp(`^\\s*${TAG}(?:\\s*,\\s*${TAG})*\\s*$`);

/** Entity tags of an If-Match or If-None-Match (RFC 9110 §13.1); null where the header is malformed. */
function parseTags(header: string): string[] | null {
  return TAGS.test(header) ? header.match(EACH_TAG) : null;
}

/** What proxies append when they compress: `"x-gzip"` (Apache), `"x;br"` (Envoy and others), `"x--gzip"` (Jetty). */
const CODING_SUFFIXES = /^(?:[-+;:.]{1,2}(?:x-)?(?:gzip|br|deflate|compress|zstd|identity|df))*$/i;

/** Whether a tag that came back names this state, though a proxy weakened it or named its own content coding in it. */
function names(tag: string, etag: string): boolean {
  const opaque = tag.replace(/^W\//, '').slice(1, -1);
  const wanted = etag.slice(1, -1);
  return opaque.startsWith(wanted) && CODING_SUFFIXES.test(opaque.slice(wanted.length));
}

/** Whether If-None-Match names this ETag: weak comparison (RFC 9110 §13.1.2). */
export function matchesNone(header: string | null, etag: string): boolean {
  if (header === null) return false;
  if (header.trim() === '*') return true;
  return parseTags(header)?.some((tag) => names(tag, etag)) ?? false;
}

/**
 * Checks If-Match against the present state; `*` is whatever is there. Weak comparison, unlike RFC 9110 §13.1.1: an ETag
 * is a hash of the state here, and proxies that compress weaken it. Throws 428 without a header, 400 for a malformed one,
 * 412 with the present state for another state.
 */
export function requireMatch(header: string | null, present: { revision: number; version?: number }): void {
  if (header === null) {
    throw new ProblemError('precondition_required', 'Send If-Match with the ETag from GET, or *');
  }
  if (header.trim() === '*') return;
  const tags = parseTags(header);
  if (tags === null) throw new ProblemError('bad_request', 'If-Match must be an ETag in double quotes, or *');
  const etag = etagOf(present);
  if (tags.some((tag) => names(tag, etag))) return;
  throw new ProblemError(
    'precondition_failed',
    'It was changed since you read it. Compare with `present` and send its ETag.',
    {
      members: { present: withEtag(present) },
      headers: { etag },
    },
  );
}
