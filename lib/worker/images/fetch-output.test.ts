import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pictureUrl } from '@/lib/providers/fixtures/pictures';
import type { ErrorClass } from '../error-class';
import { fetchOutput } from './index';

const png = Buffer.from(pictureUrl('image/png', { size: 4000 }).split(',')[1] ?? '', 'base64');
const TOKEN = 'r8_secret';
const MIB = 1024 * 1024;

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;
const answers: Record<string, Answer> = {
  '/a.png': (_, response) => response.end(png),
  '/late.png': (_, response) => response.writeHead(asked.length < 3 ? 503 : 200).end(png),
  '/cut.png': (request, response) => (asked.length < 2 ? request.socket.destroy() : response.end(png)),
  '/gone.png': (_, response) => response.writeHead(404).end(),
  '/down.png': (_, response) => response.writeHead(500).end(),
  '/large.png': (_, response) => response.end(Buffer.alloc(MIB + 1)),
  '/silent.png': () => {},
  '/elsewhere.png': (_, response) => response.writeHead(302, { location: `${elsewhere}/a.png` }).end(),
  '/private.png': (_, response) => response.writeHead(302, { location: 'https://10.0.0.1/a.png' }).end(),
  '/file.png': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
};

let asked: IncomingMessage[] = [];
let provider: string;
let elsewhere: string;
const servers: ReturnType<typeof createServer>[] = [];

async function serve(): Promise<string> {
  const server = createServer((request, response) => {
    asked.push(request);
    answers[request.url ?? '']?.(request, response);
  });
  servers.push(server.listen(0, '127.0.0.1'));
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

beforeAll(async () => {
  [provider, elsewhere] = await Promise.all([serve(), serve()]);
});
beforeEach(() => {
  asked = [];
});
afterAll(() => {
  for (const server of servers) server.close().closeAllConnections();
});

const fetched = (reference: string, more: object = {}) =>
  fetchOutput(reference, {
    baseUrl: `${provider}/v1`,
    token: TOKEN,
    maxBytes: MIB,
    sleep: async () => {},
    ...more,
  });

const unusable = (words: string) => ({
  errorClass: 'output_unusable' satisfies ErrorClass,
  message: expect.stringContaining(words),
});

describe('an output is', () => {
  it('what a data URL holds', async () => {
    expect(Buffer.from(await fetched(`data:image/png;base64,${png.toString('base64')}`))).toEqual(png);
    expect(asked).toEqual([]);
  });

  it('what lies at its address, with the key where that is the provider’s own', async () => {
    expect(Buffer.from(await fetched(`${provider}/a.png`))).toEqual(png);
    expect(asked[0]?.headers.authorization).toBe(`Bearer ${TOKEN}`);
  });

  it('fetched without the key elsewhere, also after a redirect', async () => {
    await fetched(`${elsewhere}/a.png`);
    await fetched(`${provider}/elsewhere.png`);
    expect(asked.map(({ headers }) => headers.authorization)).toEqual([
      undefined,
      `Bearer ${TOKEN}`,
      undefined,
    ]);
  });

  it.each(['/late.png', '/cut.png'])('asked for again after what passes: %s', async (path) => {
    expect(Buffer.from(await fetched(`${provider}${path}`))).toEqual(png);
  });
});

describe('an output is refused', () => {
  it.each([
    ['ftp://example.com/a.png', 'Only https and http'],
    ['file:///etc/passwd', 'Only https and http'],
    ['a.png', 'no address'],
    ['http://169.254.169.254/latest', 'not on the public internet'],
    ['https://10.0.0.1/a.png', 'not on the public internet'],
    ['data:image/png,abc', 'not in base64'],
    ['data:image/png;base64,a*c=', 'not in base64'],
    ['data:', 'not in base64'],
    [`data:image/png;base64,${'A'.repeat(4 * MIB)}`, 'more than 1 MiB'],
    [`data:image/png;base64,${Buffer.alloc(MIB + 1).toString('base64')}`, 'more than 1 MiB'],
  ])('%.60s', async (reference, words) => {
    await expect(fetched(reference)).rejects.toMatchObject(unusable(words));
    expect(asked).toEqual([]);
  });

  it.each([
    ['/gone.png', 'answered 404: it was removed, or has expired', 1],
    ['/large.png', 'larger than 1 MiB', 1],
    ['/private.png', 'not on the public internet', 1],
    ['/file.png', 'not file:', 1],
  ])('at %s', async (path, words, times) => {
    await expect(fetched(`${provider}${path}`)).rejects.toMatchObject(unusable(words));
    expect(asked).toHaveLength(times);
  });

  it.each([
    ['/down.png', {}, 'answered 500'],
    ['/silent.png', { timeoutMs: 100 }, 'did not answer in full within 0.1 s'],
  ])('for now, after a few tries, if it may come later: %s', async (path, options, words) => {
    await expect(fetched(`${provider}${path}`, options)).rejects.toMatchObject({
      errorClass: 'provider_down' satisfies ErrorClass,
      message: expect.stringContaining(words),
    });
    expect(asked).toHaveLength(4);
  });

  it('over http, and on this machine, where the provider is elsewhere', async () => {
    const baseUrl = 'https://api.replicate.com/v1';
    const plain = fetched(`${provider}/a.png`, { baseUrl });
    await expect(plain).rejects.toMatchObject(unusable('Only https addresses can be asked, not http:'));
    const local = fetched('https://127.0.0.1/a.png', { baseUrl });
    await expect(local).rejects.toMatchObject(unusable('not on the public internet'));
    expect(asked).toEqual([]);
  });

  it('with the reason of the caller who ends it', async () => {
    const ending = new AbortController();
    const reason = new Error('the worker ends');
    const fetching = fetched(`${provider}/silent.png`, { signal: ending.signal });
    await expect.poll(() => asked.length).toBe(1);
    ending.abort(reason);
    await expect(fetching).rejects.toBe(reason);
  });
});
