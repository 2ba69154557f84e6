import { randomUUID } from 'node:crypto';
import { CLIENT_ERROR_HEADER, CLIENT_HEADER, RUNTIME_HEADERS } from '@/lib/domain/runtime/contract';
import { runtimeConfigPath, runtimeSnapshotPath } from '@/lib/domain/runtime/paths';
import type { Position } from '@/lib/domain/runtime/server';
import { NAMES_PER_OWNER } from '@/lib/domain/workers/contract';
import { type Actor, requirePermission } from '@/lib/platform/context';
import { ProblemError } from '@/lib/platform/errors';
import { matchesNone } from '@/lib/platform/http/etag';
import { problemAnswer } from '@/lib/platform/http/problem-response';
import { steadyNow } from '@/lib/platform/steady-clock';
import { acceptsGzip } from './accept-encoding';
import { issuedNumber } from './issued-tag';
import { type Answer, commonHeaders, positionHeaders } from './ready-document';
import type { ProvenState, Sightings } from './sightings';
import type { SnapshotKeeper } from './snapshot-keeper';
import type { KnownToken, TokenMemory } from './token-memory';

/** A request as `node:http` has it: the path with its query, and headers by their name in lower case. */
export type RuntimeRequest = {
  method?: string | undefined;
  url?: string | undefined;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** The signed-in person, or null for nobody, where there is no `Authorization` header. */
  actor?: Actor | null;
  /** Id of the session of that person. */
  sessionId?: string;
};

/** What answers are made of. */
export type Sources = {
  keeper: Pick<SnapshotKeeper, 'snapshot' | 'staleSince'>;
  tokens: Pick<TokenMemory, 'find'>;
  sightings: Pick<Sightings, 'see'>;
};

/** Seconds after which to try again, in `Retry-After`. */
const RETRY_AFTER = '2';

/**
 * Answers GET and HEAD of the documents that workers read, from memory. Null: somebody else must answer, since it is
 * another path or method, or a session must be looked up first.
 */
export function answerRequest(sources: Sources, request: RuntimeRequest): Answer | null {
  const { method, url = '', headers } = request;
  const isHead = method === 'HEAD';
  if (!isHead && method !== 'GET') return null;
  if (!isAt(url, runtimeConfigPath) && !isAt(url, runtimeSnapshotPath)) return null;
  if (headers.authorization === undefined && request.actor === undefined) return null;
  const answer = read(sources, request, steadyNow());
  return isHead && answer.status !== 304 ? { ...answer, body: null } : answer;
}

/** Whether an address is this path, with any query. */
export function isAt(url: string, path: string): boolean {
  return url.startsWith(path) && (url.length === path.length || url[path.length] === '?');
}

function read(sources: Sources, request: RuntimeRequest, now: number): Answer {
  const { snapshot, staleSince } = sources.keeper;
  try {
    if (snapshot === null) throw unavailable();
    const token = authorise(sources.tokens, request, now);
    const client = request.headers[CLIENT_HEADER];
    const sender = senderOf(token, request, snapshot.position);
    const isSeen = typeof client !== 'string' || sources.sightings.see(client, now, sender);
    const chosen = select(snapshot.answers(request.url ?? ''), request.headers);
    const answer = isSeen ? chosen : withHeaders(chosen, [CLIENT_ERROR_HEADER, TOO_MANY_NAMES]);
    return staleSince === null ? answer : withHeaders(answer, staleHeaders(staleSince, now));
  } catch (error) {
    const problem = problemOf(error);
    if (snapshot === null || problem.status === 401 || problem.status === 403) return problem;
    return withHeaders(problem, [...positionHeaders(snapshot.position), ...staleHeaders(staleSince, now)]);
  }
}

/** The message for a worker beyond the limit, which still gets its config. */
const TOO_MANY_NAMES = `this token names ${NAMES_PER_OWNER} workers already: this one is not shown`;

/** Whose worker it is. A number above the counter is believed only if an ETag of ours beside it proves another one. */
export function senderOf(
  token: KnownToken | null,
  { headers, actor }: Pick<RuntimeRequest, 'headers' | 'actor'>,
  position: Position,
) {
  return {
    ownerId: token?.id ?? actor?.id ?? '',
    proves({ revision, databaseId, provenOf }: ProvenState): string | null | undefined {
      const isReached = revision !== null && revision <= position.number;
      // Most requests: a signature is worth its time only if it can change something.
      if (revision === null || (isReached && provenOf === null)) return undefined;
      const tag = oneLine(headers['if-none-match']) ?? '';
      const of = databaseId ?? position.databaseId;
      const number = issuedNumber(tag, of);
      if (number === null) return undefined;
      if (isReached) return null;
      return number > position.number ? of : undefined;
    },
  };
}

/** 304 before anything is written: the ETag is of the coding that would be sent (RFC 9110 §13.1.2). */
function select(
  { plain, gzip }: ReturnType<NonNullable<SnapshotKeeper['snapshot']>['answers']>,
  headers: RuntimeRequest['headers'],
): Answer {
  const ready = acceptsGzip(oneLine(headers['accept-encoding'])) ? gzip() : plain;
  const known = oneLine(headers['if-none-match']);
  const isKnown = known !== undefined && (known === ready.etag || matchesNone(known, ready.etag));
  return isKnown ? ready.notModified : ready.full;
}

/** Throws 401 and 403. The token is checked in memory. */
export function authorise(
  tokens: Pick<TokenMemory, 'find'>,
  { headers, actor }: Pick<RuntimeRequest, 'headers' | 'actor'>,
  now: number,
): KnownToken | null {
  if (headers.authorization === undefined) {
    if (!actor) throw unauthenticated();
    requirePermission(actor, 'runtime:read');
    return null;
  }
  const token = tokens.find(oneLine(headers.authorization) ?? '', now);
  if (token === null) throw unauthenticated();
  if (token.mayRead) return token;
  throw new ProblemError('forbidden', 'This token lacks a scope: the permission runtime:read is missing.', {
    members: { permission: 'runtime:read' },
  });
}

const unauthenticated = () =>
  new ProblemError('unauthenticated', 'Sign in, or send a valid token: Authorization: Bearer <token>.');

/** Before there is a snapshot. */
export const unavailable = () =>
  new ProblemError('unavailable', 'There is no snapshot yet: the database was not reached since the start.', {
    headers: { 'retry-after': RETRY_AFTER },
  });

/** A header that was sent on several lines is one list. */
export function oneLine(header: string | string[] | undefined): string | undefined {
  return typeof header === 'object' ? header.join(', ') : header;
}

/** A problem as an answer of delivery. */
export function problemOf(error: unknown): Answer {
  const { status, headers, body } = problemAnswer(error, randomUUID());
  const bytes = Buffer.from(body);
  return {
    status,
    headers: [
      ...Object.entries(headers).flat(),
      ...['content-length', String(bytes.length)],
      ...commonHeaders,
    ],
    body: bytes,
  };
}

/** Says how old the answer may be, where the database is away. */
export function staleHeaders(since: number | null, now: number): string[] {
  return since === null ? [] : [RUNTIME_HEADERS.stale, String(Math.max(0, Math.ceil((now - since) / 1000)))];
}

function withHeaders(answer: Answer, headers: readonly string[]): Answer {
  return { ...answer, headers: [...answer.headers, ...headers] };
}
