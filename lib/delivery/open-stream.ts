import { CLIENT_HEADER } from '@/lib/domain/runtime/contract';
import { runtimeStreamPath } from '@/lib/domain/runtime/paths';
import { ProblemError } from '@/lib/platform/errors';
import { steadyNow } from '@/lib/platform/steady-clock';
import {
  authorise,
  isAt,
  oneLine,
  problemOf,
  type RuntimeRequest,
  type Sources,
  senderOf,
  staleHeaders,
  unavailable,
} from './answer-request';
import { type Answer, commonHeaders, positionHeaders } from './ready-document';
import type { Sightings } from './sightings';
import type { Sink, StreamHub } from './stream-hub';

/** A stream that may begin: headers first, then `begin`. */
export type Opening = {
  status: 200;
  headers: readonly string[];
  /** Begins to write to the sink; the returned function is for a reader that has gone. */
  begin: (sink: Sink) => () => void;
};

export type StreamSources = Sources & { hub: StreamHub; sightings: Pick<Sightings, 'hold'> };

/** Seconds in `Retry-After` where there is no room: another instance may have some at once. */
const RETRY_AFTER = '5';

/**
 * Opens the stream of revisions, which says *that* something changed. Null: another path or method, or a session must be
 * looked up first.
 */
export function openStream(sources: StreamSources, request: RuntimeRequest): Opening | Answer | null {
  const { method, url = '', headers } = request;
  if ((method !== 'GET' && method !== 'HEAD') || !isAt(url, runtimeStreamPath)) return null;
  if (headers.authorization === undefined && request.actor === undefined) return null;
  try {
    return open(sources, request, steadyNow());
  } catch (error) {
    const problem = problemOf(error);
    return method === 'HEAD' ? { ...problem, body: null } : problem;
  }
}

function open(sources: StreamSources, request: RuntimeRequest, now: number): Opening | Answer {
  const { hub, keeper, sightings, tokens } = sources;
  const { snapshot, staleSince } = keeper;
  if (snapshot === null) throw unavailable();
  const token = authorise(tokens, request, now);
  if (!hub.hasRoom) throw full();
  const status = 200;
  const headers = [
    ...['content-type', 'text/event-stream'],
    // Nothing on the way may hold events back, to compress them or otherwise.
    ...['cache-control', 'private, no-cache, no-transform'],
    ...['x-accel-buffering', 'no'],
    ...positionHeaders(snapshot.position),
    ...commonHeaders,
    ...staleHeaders(staleSince, now),
  ];
  if (request.method === 'HEAD') return { status, headers, body: null };
  const client = oneLine(request.headers[CLIENT_HEADER]);
  const lastEventId = oneLine(request.headers['last-event-id']);
  return {
    status,
    headers,
    begin(sink) {
      const { position } = keeper.snapshot ?? snapshot;
      const onEnd =
        client === undefined ? () => {} : sightings.hold(client, now, senderOf(token, request, position));
      const { sessionId = null } = request;
      return hub.add({ sink, tokenId: token?.id ?? null, sessionId, lastEventId, onEnd }, position);
    },
  };
}

const full = () =>
  new ProblemError('unavailable', 'This instance has no room for another stream. Poll, or try again.', {
    headers: { 'retry-after': RETRY_AFTER },
  });
