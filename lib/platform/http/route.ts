import { randomUUID } from 'node:crypto';
import type { z } from 'zod';
import { afterWrite } from '@/lib/platform/after-write';
import { authenticate } from '@/lib/platform/auth/authenticate';
import { type Actor, type Context, requirePermission, SYSTEM } from '@/lib/platform/context';
import { database } from '@/lib/platform/db/client';
import { ProblemError } from '@/lib/platform/errors';
import { parseContract, parseQuery, refuseHugeObjects } from './contract-errors';
import type { Endpoint } from './endpoint';
import { IF_MATCH, matchesNone, withEtag } from './etag';
import { fileResponse } from './file-answer';
import { decodeSegment, type Params } from './params';
import { problemResponse } from './problem-response';
import { readBody, readBytes } from './read-body';
import { originOf, requireSameOrigin } from './same-origin';
import { FileAnswer } from './schemas';

/** What an operation is given by its route. */
export type Call<Path extends string, Query, Body> = {
  ctx: Context;
  params: Params<Path>;
  query: Query;
  body: Body;
  ifMatch: string | null;
  headers: Headers;
  /** Where people reach this product: `https://models.example.com`. Throws `forbidden` if that cannot be known. */
  origin: string;
};

export type RouteHandler = (
  request: Request,
  segments: { params: Promise<Record<string, string>> },
) => Promise<Response>;

/** What a guard is given. */
export type Guarded<Path extends string> = Pick<Call<Path, unknown, unknown>, 'ctx' | 'params' | 'ifMatch'>;

type Options<Path extends string> = {
  /** Says who asks, where it is not the database that does. */
  authenticate?: (headers: Headers) => Promise<Actor | null>;
  /** Throws what can be said before the body is read, where something else than a person or a token asks: 401. */
  admit?: (headers: Headers) => void;
  /**
   * Throws what stands before a 422 in the order of checks: 404, 428, 412. Called only when the body breaks the contract,
   * since the operation itself checks them otherwise.
   */
  guard?: (call: Guarded<Path>) => Promise<unknown>;
};

/**
 * A route handler for one endpoint: who asks, may they, parse, operation, answer. Errors are checked in this
 * order: 401, 403, 415, 413, 400, 404, 428, 412, 422.
 */
export function route<
  Path extends string,
  Query extends z.ZodType,
  Body extends z.ZodType,
  Answer extends z.ZodType,
>(
  endpoint: Endpoint<Path, Query, Body, Answer>,
  operation: (call: Call<Path, z.output<Query>, z.output<Body>>) => Promise<z.input<Answer>>,
  options: Options<Path> = {},
): RouteHandler {
  return async (request, segments) => {
    const requestId = randomUUID();
    const cookies: string[] = [];
    const ask = options.authenticate ?? ((headers) => authenticate(headers, cookies));
    try {
      const ctx = await authorise(endpoint, request, requestId, ask);
      options.admit?.(request.headers);
      const sent = await readSent(endpoint, request);
      // A route without placeholders gets no params at all, whatever the type says.
      const params = decodeParams<Path>((await segments.params) ?? {});
      const query = parseQuery(endpoint.query, new URL(request.url).search);
      const ifMatch = request.headers.get(IF_MATCH) ?? request.headers.get('if-match');
      // Who may write but not read is told the same as others: the permission was checked above.
      const asProduct = { ...ctx, actor: SYSTEM };
      const guard = () => options.guard?.({ ctx: asProduct, params, ifMatch });
      const body = await parseBody(endpoint, sent, guard);
      const data = await operation({
        ctx,
        params,
        query: query as z.output<Query>,
        body: body as z.output<Body>,
        ifMatch,
        headers: request.headers,
        get origin() {
          return originOf(request);
        },
      });
      if (endpoint.method !== 'GET') await afterWrite().run();
      return withCookies(answer(endpoint, data, request, requestId), cookies);
    } catch (error) {
      return withCookies(problemResponse(error, requestId), cookies);
    }
  };
}

/** The renewed session, also beside a problem: it would not be renewed again for a day. */
function withCookies(response: Response, cookies: string[]): Response {
  for (const cookie of cookies) response.headers.append('set-cookie', cookie);
  return response;
}

function decodeParams<Path extends string>(raw: Record<string, string>): Params<Path> {
  const decoded = Object.entries(raw).map(([name, value]) => [name, decodeSegment(value)]);
  return Object.fromEntries(decoded) as Params<Path>;
}

async function readSent({ body, bytes, anyNumber }: Endpoint, request: Request): Promise<unknown> {
  if (bytes) return readBytes(request, bytes);
  return body && readBody(request, anyNumber);
}

async function authorise(
  endpoint: Endpoint,
  request: Request,
  requestId: string,
  authenticated: (headers: Headers) => Promise<Actor | null>,
): Promise<Context> {
  const db = database();
  if (endpoint.permission === null) return { actor: SYSTEM, requestId, db };
  const actor = await authenticated(request.headers);
  if (actor === null) {
    throw new ProblemError(
      'unauthenticated',
      'Sign in, or send a valid token: Authorization: Bearer <token>.',
    );
  }
  requirePermission(actor, endpoint.permission);
  if (actor.kind === 'user' && endpoint.method !== 'GET') requireSameOrigin(request);
  return { actor, requestId, db };
}

async function parseBody(
  { body: schema, bytes, hugeObjects }: Endpoint,
  sent: unknown,
  guard: () => Promise<unknown> | undefined,
): Promise<unknown> {
  if (schema === undefined) return undefined;
  try {
    if (!hugeObjects && !bytes) refuseHugeObjects(sent);
    return parseContract(schema, sent, 'body');
  } catch (invalid) {
    await guard();
    throw invalid;
  }
}

function answer(endpoint: Endpoint, data: unknown, request: Request, requestId: string): Response {
  if (data instanceof FileAnswer) return fileResponse(data, request, requestId);
  const headers = new Headers({
    'content-type': 'application/json',
    'cache-control': 'private, no-cache',
    'x-request-id': requestId,
  });
  const tagged = endpoint.etag ? withEtag(data as { revision: number; version?: number }) : null;
  if (tagged !== null) {
    headers.set('etag', tagged.etag);
    if (endpoint.method === 'GET' && matchesNone(request.headers.get('if-none-match'), tagged.etag)) {
      headers.delete('content-type');
      return new Response(null, { status: 304, headers });
    }
  }
  const status = endpoint.otherwise?.when(data) ? endpoint.otherwise.status : (endpoint.status ?? 200);
  if (status === 204) {
    headers.delete('content-type');
    return new Response(null, { status, headers });
  }
  return new Response(JSON.stringify(tagged ?? data), { status, headers });
}
