import type { ServerResponse } from 'node:http';
import type { JsonObject } from '@/lib/config-schema';

/** What goes back over the wire. */
export type Answer = { status: number; headers: Record<string, string>; body: string | Uint8Array };

export function json(status: number, body: object, headers: Record<string, string> = {}): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', ...headers },
    body: `${JSON.stringify(body)}\n`,
  };
}

/** An error as the provider says it: `title` and `status` are not always there. */
export function problem(status: number, body: JsonObject, headers: Record<string, string> = {}): Answer {
  return json(status, body, { 'content-type': 'application/problem+json', ...headers });
}

export function send(response: ServerResponse, { status, headers, body }: Answer): void {
  response.writeHead(status, { ...headers, 'content-length': Buffer.byteLength(body) }).end(body);
}

/** The head and the first half of the body; then the connection breaks. */
export function sendHalf(response: ServerResponse, { status, headers, body }: Answer): void {
  const bytes = Buffer.from(body);
  response.writeHead(status, { ...headers, 'content-length': bytes.length });
  response.write(bytes.subarray(0, Math.floor(bytes.length / 2)), () => response.socket?.resetAndDestroy());
}
