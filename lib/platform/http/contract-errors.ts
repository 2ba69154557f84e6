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

/** Checks a query against its contract; where there is none, what is sent does not matter. Throws 400. */
export function parseQuery(schema: z.ZodType | undefined, search: string): unknown {
  if (schema === undefined) return {};
  checkQuery(search.replace(/^\?/, ''));
  return parseContract(schema, Object.fromEntries(new URLSearchParams(search)), 'query');
}
