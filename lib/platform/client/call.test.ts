import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { call, RequestError } from './call';

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A server with this answer; gives its address. */
async function serve(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<string> {
  const started = createServer(answer);
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${(started.address() as AddressInfo).port}/`;
}

const failureOf = (work: Promise<unknown>) =>
  work.then(
    () => null,
    (error: unknown) => error,
  );

const problem = {
  type: 'about:blank',
  title: 'Not found',
  status: 404,
  detail: 'There is no such model.',
  code: 'not_found',
  request_id: 'some-request',
  errors: [],
};

describe('a request', () => {
  it('sends a file as it is, under its own type', async () => {
    const url = await serve(async (request, response) => {
      response.end(JSON.stringify({ type: request.headers['content-type'], body: await text(request) }));
    });
    const file = new Blob(['{"not": "JSON'], { type: 'image/png' });
    expect((await call('POST', url, { body: file })).data).toEqual({
      type: 'image/png',
      body: '{"not": "JSON',
    });
  });

  it('carries its body as JSON and If-Match, the latter twice, and gives the data with its ETag', async () => {
    const url = await serve(async (request, response) => {
      const { accept, 'content-type': type, 'if-match': ifMatch } = request.headers;
      expect(request.headers['modelboard-if-match']).toBe(ifMatch);
      const body = await text(request);
      response.setHeader('etag', '"2.b"');
      response.end(JSON.stringify({ method: request.method, accept, type, ifMatch, body }));
    });
    expect(await call('PUT', url, { body: { a: 1 }, ifMatch: '"1.a"' })).toEqual({
      data: {
        method: 'PUT',
        accept: 'application/json',
        type: 'application/json',
        ifMatch: '"1.a"',
        body: '{"a":1}',
      },
      etag: '"2.b"',
    });
  });

  it('takes the ETag inside the answer, whatever a proxy made of the header', async () => {
    const url = await serve((request, response) => {
      response.setHeader('etag', 'W/"1.a-gzip"');
      const state = { revision: 1, etag: '"1.a"' };
      if (request.method === 'GET') return response.end(JSON.stringify(state));
      return response.writeHead(412).end(JSON.stringify({ ...problem, present: state }));
    });
    expect((await call('GET', url)).etag).toBe('"1.a"');
    expect(await failureOf(call('PUT', url))).toMatchObject({ status: 412, etag: '"1.a"' });
  });

  it('without a body has no type, and an empty answer is null', async () => {
    const url = await serve((request, response) => {
      response.writeHead(request.headers['content-type'] === undefined ? 204 : 500).end();
    });
    expect(await call('DELETE', url)).toEqual({ data: null, etag: null });
  });
});

describe('a request that fails', () => {
  it('carries the problem', async () => {
    const url = await serve((_, response) => response.writeHead(404).end(JSON.stringify(problem)));
    const failure = await failureOf(call('GET', url));
    expect(failure).toBeInstanceOf(RequestError);
    expect(failure).toMatchObject({ status: 404, problem, message: 'There is no such model.' });
  });

  it.each(['<html>', '', '{"other": true}', '"text"', 'null'])(
    'with an answer of others: %j',
    async (body) => {
      const url = await serve((_, response) => response.writeHead(502).end(body));
      expect(await failureOf(call('GET', url))).toMatchObject({
        status: 502,
        problem: null,
        message: 'The server answered 502.',
      });
    },
  );

  it('without any answer', async () => {
    const url = await serve((request) => request.socket.destroy());
    expect(await failureOf(call('GET', url))).toMatchObject({
      name: 'RequestError',
      status: 0,
      problem: null,
      message: 'The server cannot be reached. Check your connection.',
    });
  });

  it('because it was given up is no such failure', async () => {
    const url = await serve(() => {});
    expect(await failureOf(call('GET', url, { signal: AbortSignal.abort() }))).toMatchObject({
      name: 'AbortError',
    });
  });
});
