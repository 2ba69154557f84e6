import { randomUUID } from 'node:crypto';
import { readSession } from '@/lib/platform/auth/authenticate';
import { problemResponse } from '@/lib/platform/http/problem-response';
import type { RuntimeRequest } from './answer-request';
import type { Opening } from './open-stream';
import { delivery } from './process';
import type { Sink } from './stream-hub';

/**
 * The route handler of everything that workers read, for browsers and for hosts that run `next start`: the same answers as
 * those that `scripts/serve.mjs` gives without Next, never compressed.
 */
export async function answerThroughNext(request: Request): Promise<Response> {
  try {
    const asked = await fromNext(request);
    const answer = delivery().answer(asked) ?? delivery().openStream(asked);
    if (answer === null) throw new Error('a route of delivery was asked for something else');
    const { status } = answer;
    const headers = new Headers(pairsOf(answer.headers));
    // Next would compress it, under the ETag of what is not compressed (RFC 9110 §8.8.3.3).
    if (request.headers.has('accept-encoding')) headers.append('cache-control', 'no-transform');
    if ('begin' in answer) return new Response(streamOf(answer), { status, headers });
    return new Response(answer.body as BodyInit | null, { status, headers });
  } catch (error) {
    return problemResponse(error, randomUUID());
  }
}

/**
 * A request of a route handler as delivery takes it; a signed-in browser is found by its cookie. Nothing compressed is asked
 * for: Next takes `Content-Encoding` away from what a route handler answers.
 */
async function fromNext(request: Request): Promise<RuntimeRequest> {
  const { pathname, search } = new URL(request.url);
  const { 'accept-encoding': _, ...headers } = Object.fromEntries(request.headers);
  const isToken = request.headers.has('authorization');
  const session = isToken ? null : await readSession(request.headers);
  return {
    method: request.method,
    url: `${pathname}${search}`,
    headers,
    ...(isToken ? {} : { actor: session?.actor ?? null }),
    ...(session && { sessionId: session.id }),
  };
}

function streamOf({ begin }: Opening): ReadableStream<Uint8Array> {
  let leave = () => {};
  return new ReadableStream<Uint8Array>(
    {
      start(controller) {
        leave = begin(sinkOf(controller));
      },
      cancel: () => leave(),
    },
    // Everything that nobody has read yet counts as pending.
    new ByteLengthQueuingStrategy({ highWaterMark: 0 }),
  );
}

function sinkOf(controller: ReadableStreamDefaultController<Uint8Array>): Sink {
  return {
    write: (bytes) => controller.enqueue(bytes),
    pending: () => -(controller.desiredSize ?? 0),
    end: () => controller.close(),
    destroy: () => controller.error(new DOMException('The reader is too slow', 'AbortError')),
  };
}

function pairsOf(headers: readonly string[]): [string, string][] {
  return headers.flatMap((name, index): [string, string][] =>
    index % 2 === 0 ? [[name, headers[index + 1] ?? '']] : [],
  );
}
