import type { IncomingMessage, ServerResponse } from 'node:http';
import { answerRequest } from './answer-request';
import { openStream, type StreamSources } from './open-stream';
import type { Answer } from './ready-document';
import type { Sink } from './stream-hub';

/**
 * Answers a request of a worker without Next; false where Next must answer. Everything that can fail has been done when
 * the first byte is written.
 */
export function answerThroughNode(
  sources: StreamSources,
  request: IncomingMessage,
  response: ServerResponse,
): boolean {
  const answer = answerRequest(sources, request) ?? openStream(sources, request);
  if (answer === null) return false;
  response.writeHead(answer.status, answer.headers as string[]);
  if ('begin' in answer) {
    // A reader that has gone without a word is found by the system.
    request.socket.setKeepAlive(true, 30_000);
    response.once('close', answer.begin(nodeSink(response)));
  } else response.end((answer satisfies Answer).body);
  return true;
}

/** A response whose head is written, as the end of a stream. */
export function nodeSink(response: ServerResponse): Sink {
  return {
    write: (bytes) => response.write(bytes),
    pending: () => response.writableLength,
    end: () => response.end(),
    destroy: () => response.destroy(),
  };
}
