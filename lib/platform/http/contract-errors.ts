import type { z } from 'zod';
import { type ProblemEntry, ProblemError } from '@/lib/platform/errors';
import { checkQuery } from './gate';

/** RFC 6901 pointer of a zod path. */
function pointerOf(path: readonly PropertyKey[]): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

/** What a contract says is wrong, one entry per path. An unknown property stands at its own path. */
function entriesOf(error: z.ZodError, where: 'body' | 'query'): ProblemEntry[] {
  const entries = error.issues.flatMap((issue): ProblemEntry[] =>
    issue.code === 'unrecognized_keys'
      ? issue.keys.map((key) => ({
          path: pointerOf([...issue.path, key]),
          code: 'unknown',
          message: 'Unknown property',
          in: where,
        }))
      : [{ path: pointerOf(issue.path), code: issue.code, message: issue.message, in: where }],
  );
  return [...new Map(entries.reverse().map((entry) => [entry.path, entry])).values()].reverse();
}

/** Checks a part of a request against its contract: 400 for a query, 422 for a body. */
export function parseContract<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  where: 'body' | 'query',
): z.output<Schema> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  const errors = entriesOf(result.error, where);
  throw where === 'query'
    ? new ProblemError('bad_request', 'The query is malformed; see errors.', { errors })
    : new ProblemError('invalid', 'The body does not follow the contract; see errors.', { errors });
}

/** Properties of one object of a body: no config needs more, and checking 90,000 would block all reads for seconds. */
const MAX_PROPERTIES = 2_000;
const NAMED = 200;

/** Throws 422 if an object of a body has more than 2,000 properties, before anything looks at each of them. */
export function refuseHugeObjects(body: unknown): void {
  const left = [{ value: body, path: [] as string[] }];
  for (let next = left.pop(); next !== undefined; next = left.pop()) {
    const { value, path } = next;
    if (typeof value !== 'object' || value === null) continue;
    const names = Object.keys(value);
    if (!Array.isArray(value) && names.length > MAX_PROPERTIES) throw hugeObject(path, names);
    for (const name of names) {
      const member = (value as Record<string, unknown>)[name];
      if (typeof member === 'object') left.push({ value: member, path: [...path, name] });
    }
  }
}

function hugeObject(path: string[], names: string[]): ProblemError {
  const message = 'Too many properties: an object can have 2,000';
  const errors = names
    .slice(0, NAMED)
    .map(
      (name): ProblemEntry => ({ path: pointerOf([...path, name]), code: 'too_many', message, in: 'body' }),
    );
  return new ProblemError('invalid', `${message}.`, {
    errors,
    members: { errors_omitted: names.length - NAMED },
  });
}

/** Checks a query against its contract; where there is none, what is sent does not matter. Throws 400. */
export function parseQuery(schema: z.ZodType | undefined, search: string): unknown {
  if (schema === undefined) return {};
  checkQuery(search.replace(/^\?/, ''));
  return parseContract(schema, Object.fromEntries(new URLSearchParams(search)), 'query');
}
