import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { JsonObject } from '@/lib/config-schema';

type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;

/** The key that the double of Replicate takes. */
export const REPLICATE_KEY = 'r8_a-key-for-tests';

/**
 * A server on this machine that answers as a test says, 404 for everything else.
 *
 * @returns `url` without a slash at its end; `answer`, which sets what a path answers: JSON, or whatever the handler does;
 *   `requests`, the paths that were asked for; `stop`
 */
export async function startSchemaServer(host = '127.0.0.1') {
  const handlers = new Map<string, Handler>();
  const requests: string[] = [];
  const server = createServer((request, response) => {
    requests.push(request.url ?? '');
    const handler = handlers.get(request.url ?? '');
    if (handler) handler(request, response);
    else sendJson(response, 404, { detail: 'Not found', status: 404 });
  });
  server.listen(0, host);
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    requests,
    answer(path: string, answer: JsonObject | Handler) {
      handlers.set(
        path,
        typeof answer === 'function' ? answer : (_, response) => sendJson(response, 200, answer),
      );
    },
    async stop() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

export type SchemaServer = Awaited<ReturnType<typeof startSchemaServer>>;

/** Sends JSON as Replicate does. */
export function sendJson(response: ServerResponse, status: number, body: JsonObject): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

/** A handler that answers as Replicate: 401 without the key. */
export function withKey(body: JsonObject): Handler {
  return ({ headers }, response) =>
    headers.authorization === `Bearer ${REPLICATE_KEY}`
      ? sendJson(response, 200, body)
      : sendJson(response, 401, {
          title: 'Unauthenticated',
          detail: 'You did not pass a valid authentication token',
          status: 401,
        });
}

/** A model as Replicate's API answers it: an input `prompt`, and `steps` and `style` to tune. */
export function replicateModel(
  id: string,
  { version = 'v1', maxSteps = 50 }: { version?: string | null; maxSteps?: number } = {},
): JsonObject {
  const [owner = '', name = ''] = id.split('/');
  const properties = {
    prompt: { type: 'string', 'x-order': 0 },
    steps: { type: 'integer', minimum: 1, maximum: maxSteps, default: 20, 'x-order': 1 },
    style: { type: 'string', default: 'oil', 'x-order': 2 },
  };
  const openapi_schema = {
    openapi: '3.0.2',
    info: { title: 'Cog', version: '0.1.0' },
    components: { schemas: { Input: { type: 'object', title: 'Input', properties } } },
  };
  const latest_version = { ...(version !== null && { id: version }), openapi_schema };
  return { owner, name, description: 'Paints.', latest_version };
}

/** A JSON Schema with a parameter of each sort that the import screen tells apart. */
export const sorts = {
  title: 'Sorts',
  type: 'object',
  required: ['image'],
  properties: {
    image: { type: 'string', format: 'uri' },
    api_key: { type: 'string' },
    steps: { type: 'integer', minimum: 1, maximum: 50, default: 20 },
    seed: { type: 'integer', default: null },
  },
};
