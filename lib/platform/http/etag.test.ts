import { describe, expect, it } from 'vitest';
import { ProblemError } from '@/lib/platform/errors';
import { etagOf, matchesNone, requireMatch, withEtag } from './etag';

const entity = { revision: 7, version: 2, note: 'x' };
const etag = etagOf(entity);
const STALE = 'It was changed since you read it. Compare with `present` and send its ETag.';
/** What proxies that compress make of it. */
const changed = [
  `W/${etag}`,
  ...['-gzip', '--gzip', ';gzip', ';br', '-br', '+zstd', ':deflate', '-x-gzip', '-gzip-gzip'].flatMap(
    (suffix) => [`${etag.slice(0, -1)}${suffix}"`, `W/${etag.slice(0, -1)}${suffix}"`],
  ),
];

function problemOf(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    if (error instanceof ProblemError) return error.toProblem('some-request');
    throw error;
  }
  return null;
}

it('a hash that ends with a separator is not taken for a part of the suffix', () => {
  expect(matchesNone('"2.2.sOHn4CkBtT0AS_WsokWP1--br"', '"2.2.sOHn4CkBtT0AS_WsokWP1-"')).toBe(true);
});

describe('etagOf', () => {
  it('names revision and version, and differs with anything else that differs', () => {
    expect(etag).toMatch(/^"7\.2\.[\w-]{22}"$/);
    expect(etagOf({ revision: 7 })).toMatch(/^"7\.[\w-]{22}"$/);
    expect(etagOf({ ...entity, note: 'y' } as typeof entity)).not.toBe(etag);
    expect(etagOf({ ...entity })).toBe(etag);
  });
});

describe('matchesNone', () => {
  it.each([
    [null, false],
    ['', false],
    ['*', true],
    [etag, true],
    [`W/${etag}`, true],
    [`"other" , ${etag}`, true],
    ['"other"', false],
    [etag.slice(1), false],
    ...changed.map((tag): [string, boolean] => [tag, true]),
  ])('%s: %s', (header, matches) => expect(matchesNone(header, etag)).toBe(matches));
});

describe('requireMatch', () => {
  it.each(['*', ' * ', etag, `"other",${etag}`, ...changed])('lets %s through', (header) => {
    expect(problemOf(() => requireMatch(header, entity))).toBeNull();
  });

  it.each([
    [null, 428, 'Send If-Match with the ETag from GET, or *'],
    ['seven', 400, 'If-Match must be an ETag in double quotes, or *'],
    [`${etag}x`, 400, 'If-Match must be an ETag in double quotes, or *'],
    [`W/${etagOf({ ...entity, revision: 6 })}`, 412, STALE],
    [`${etag.slice(0, -1)}-other"`, 412, STALE],
    [`${etag.slice(0, -2)}-gzip"`, 412, STALE],
    ['"other"', 412, STALE],
  ])('refuses %s with %i', (header, status, detail) => {
    expect(problemOf(() => requireMatch(header, entity))).toMatchObject({ status, detail });
  });

  it('carries the present state and its ETag where it is another', () => {
    expect(problemOf(() => requireMatch('"other"', entity))).toEqual({
      type: 'about:blank',
      title: 'Somebody else changed it first',
      status: 412,
      detail: STALE,
      code: 'precondition_failed',
      request_id: 'some-request',
      errors: [],
      present: withEtag(entity),
    });
    expect(() => requireMatch('"other"', entity)).toThrow(expect.objectContaining({ headers: { etag } }));
  });
});
