import { createServer, type IncomingMessage, type Server } from 'node:http';
import { json } from 'node:stream/consumers';
import type { ServedModel } from './served-model.ts';

type Answer = [status: number, body: object];

const MOST_BYTES = 100_000;

/** `POST /predict` and `GET /health`, in JSON. */
export function httpServer(served: ServedModel): Server {
  return createServer(async (request, response) => {
    const [status, body] = await answer(served, request).catch((error: Error): Answer => {
      console.error(error);
      return [500, { error: 'The prediction failed.' }];
    });
    response.writeHead(status, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
  });
}

async function answer(served: ServedModel, request: IncomingMessage): Promise<Answer> {
  const call = `${request.method} ${request.url}`;
  if (call === 'GET /health') return [200, served.health()];
  if (call === 'POST /predict') return predict(served, request);
  return [404, { error: 'There is POST /predict and GET /health.' }];
}

async function predict(served: ServedModel, request: IncomingMessage): Promise<Answer> {
  if (Number(request.headers['content-length'] ?? Infinity) > MOST_BYTES) {
    return [413, { error: `Send a Content-Length of at most ${MOST_BYTES}.` }];
  }
  const body = (await json(request).catch(() => null)) as { input?: unknown } | null;
  // From here on one version: the one that answers is the one that is named.
  const { model } = served;
  const input = body?.input;
  if (!isNumbers(input) || input.length !== model.size) {
    return [400, { error: `Send {"input": […]} with ${model.size} numbers.` }];
  }
  const { model_name, version } = model.version;
  return [200, { model: model_name, version, output: await model.predict(input) }];
}

const isNumbers = (value: unknown): value is number[] => Array.isArray(value) && value.every(Number.isFinite);
