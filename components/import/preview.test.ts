import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { afterEach, describe, expect, it } from 'vitest';
import { importModelPath } from '@/lib/domain/models/paths';
import { RequestError } from '@/lib/platform/client/call';
import { ProblemError } from '@/lib/platform/errors';
import { readPreview } from './preview';

/** Where Node's fetch looks for what an address without an origin is relative to, as a page's origin in a browser. */
const ORIGIN = Symbol.for('undici.globalOrigin.1');

let server: Server | undefined;

afterEach(() => {
  Reflect.deleteProperty(globalThis, ORIGIN);
  server?.closeAllConnections();
  server?.close();
});

/** Lets the API of the page's own origin answer so; gives what it is sent. */
async function answering(status: number, answer: object): Promise<unknown[]> {
  const sent: unknown[] = [];
  const started = createServer(async (request, response) => {
    if (`${request.method} ${request.url}` === `POST ${importModelPath}`)
      sent.push(JSON.parse(await text(request)));
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(answer));
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  Reflect.set(globalThis, ORIGIN, new URL(`http://127.0.0.1:${(started.address() as AddressInfo).port}/`));
  return sent;
}

const read = (body: Parameters<typeof readPreview>[0]) => readPreview(body, new AbortController().signal);

const schema = { type: 'object', properties: { steps: { type: 'integer' } } };
const suggested = {
  model_id: null,
  name: 'Painter',
  description: null,
  provider: null,
  provider_version: null,
};
const told = {
  report: [{ path: '/seed', level: 'warning', message: 'seed: left out' }],
  kind: 'json-schema',
  operations: [],
  operation: null,
  suggested,
  fetched: null,
};
const problem = (code: 'invalid' | 'conflict' | 'internal', members: object = {}) =>
  new ProblemError(code, 'It cannot be', { members: { ...members } }).toProblem('some-request');
const fetched = (copy: string | null) => ({ at: '2026-07-03T14:00:00.000Z', copy });

describe('what an import would make', () => {
  it('is asked for as a dry run, with all that was chosen', async () => {
    const sent = await answering(200, { ...told, schema, version: 3, model: null, stored: false });
    const preview = await read({ source: schema, inputs: ['steps'], dry_run: false });
    expect(sent).toEqual([{ source: schema, inputs: ['steps'], dry_run: true }]);
    expect(preview).toMatchObject({ ...told, schema, version: 3, refusal: null });
  });

  it('is what a refusal tells of a source that cannot be imported: there is no form, but a report and choices', async () => {
    const operations = [{ id: 'draw', title: 'Draw' }];
    await answering(422, problem('invalid', { ...told, operations }));
    const preview = await read({ source: {} });
    expect(preview).toMatchObject({ ...told, operations, schema: null, version: null });
    expect(preview.refusal).toBeInstanceOf(RequestError);
    expect(preview.refusal?.message).toBe('It cannot be');
  });

  it('has its form where only a name is refused', async () => {
    await answering(409, problem('conflict', { ...told, schema, taken: 'painter' }));
    expect(await read({ source: schema, model_id: 'painter' })).toMatchObject({
      schema,
      version: null,
      refusal: { status: 409 },
    });
  });

  it('brings the copy of what was fetched, with a refusal too', async () => {
    const url = 'https://example.com/schema.json';
    await answering(422, problem('invalid', { ...told, fetched: fetched('the copy') }));
    expect((await read({ url })).fetched).toEqual(fetched('the copy'));
  });
});

describe('nothing is told of a source', () => {
  it.each<[number, object]>([
    [422, problem('invalid')],
    [422, problem('invalid', { report: [] })],
    [500, problem('internal')],
    [502, { not: 'ours' }],
  ])('by a %d without a report of it', async (status, answer) => {
    await answering(status, answer);
    await expect(read({ url: 'https://example.com/' })).rejects.toMatchObject({
      name: 'RequestError',
      status,
    });
  });

  it('that was fetched and is too large to be kept: each correction would fetch it again', async () => {
    const answer = { ...told, schema, version: 1, fetched: fetched(null) };
    await answering(200, answer);
    await expect(read({ url: 'https://example.com/' })).rejects.toMatchObject({
      message: expect.stringMatching(/too large .+ Paste the part/),
      problem: { errors: [{ path: '/url', in: 'body' }] },
    });
    // With its copy nothing is fetched.
    await expect(read({ url: 'https://example.com/', copy: 'a copy' })).resolves.toMatchObject({
      version: 1,
    });
  });
});
