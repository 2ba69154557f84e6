import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fetchPublic } from './fetch-public';

type Answer = (request: IncomingMessage, response: ServerResponse) => unknown;

let asked: string[] = [];
const started: { close: () => void }[] = [];

/** A server on this machine. */
async function serve(answer: Answer): Promise<{ url: string; port: number }> {
  const server = createServer((request, response) => {
    asked.push(request.url ?? '');
    answer(request, response);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  started.push({
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  });
  return { url: `http://127.0.0.1:${port}`, port };
}

let site: { url: string; port: number };
let other: { url: string; port: number };

const big = gzipSync(Buffer.alloc(64 * 1024 * 1024));
const answers: Record<string, Answer> = {
  '/json': (_, response) => response.setHeader('content-type', 'application/json').end('{"a":1}'),
  '/gzip': (_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('squeezed')),
  '/deflate': (_, response) => response.setHeader('content-encoding', 'deflate').end(deflateSync('squeezed')),
  '/br': (_, response) => response.setHeader('content-encoding', 'br').end(brotliCompressSync('squeezed')),
  '/odd-coding': (_, response) => response.setHeader('content-encoding', 'zip').end('?'),
  '/no-gzip': (_, response) => response.setHeader('content-encoding', 'gzip').end('plain'),
  '/bomb': (_, response) => response.setHeader('content-encoding', 'gzip').end(big),
  '/silent': () => {},
  '/slow': (_, response) => {
    const timer = setInterval(() => response.write('x'), 50);
    response.on('close', () => clearInterval(timer));
  },
  '/endless': (_, response) => {
    const more = () => {
      while (response.write(Buffer.alloc(16_384))) {}
    };
    response.on('drain', more);
    more();
  },
  '/large': (_, response) => response.setHeader('content-length', 1e9).write('x'),
  '/cut': (_, response) => {
    response.setHeader('content-length', 100).write('x');
    setTimeout(() => response.destroy(), 20);
  },
  '/cut-gzip': (_, response) =>
    response.setHeader('content-encoding', 'gzip').end(gzipSync('squeezed').subarray(0, -12)),
  '/hang-up': (request) => request.socket.destroy(),
  '/missing': (_, response) => response.writeHead(404).end('nothing'),
  '/round': (_, response) => response.writeHead(302, { location: '/round' }).end(),
  '/relative': (_, response) => response.writeHead(307, { location: 'json' }).end(),
  '/to-private': (_, response) => response.writeHead(302, { location: 'http://169.254.169.254/keys' }).end(),
  '/to-name': (_, response) => response.writeHead(302, { location: `http://localhost:${other.port}/` }).end(),
  '/to-other': (_, response) => response.writeHead(302, { location: `${other.url}/echo` }).end(),
  '/to-file': (_, response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
  '/to-user': (_, response) => response.writeHead(302, { location: 'http://a:b@example.com/' }).end(),
  '/echo': ({ headers }, response) => response.end(headers.authorization ?? 'no key'),
};

beforeAll(async () => {
  const answer: Answer = (request, response) =>
    (answers[request.url ?? ''] ?? answers['/missing'])?.(request, response);
  [site, other] = await Promise.all([serve(answer), serve(answer)]);
});

afterAll(() => {
  for (const server of started) server.close();
});

const settings = () => ({
  maxBytes: 1024 * 1024,
  timeoutMs: 5000,
  allowedHosts: [{ host: '127.0.0.1', port: site.port }],
});
const get = (path: string, more: object = {}) =>
  fetchPublic(`${site.url}${path}`, { ...settings(), ...more });
const text = async (path: string, more: object = {}) => (await get(path, more)).bytes.toString();

describe('an answer', () => {
  it('is given with its status, its headers and where it came from', async () => {
    expect(await get('/json')).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/json' },
      bytes: Buffer.from('{"a":1}'),
      url: `${site.url}/json`,
    });
    expect(await get('/missing')).toMatchObject({ status: 404, bytes: Buffer.from('nothing') });
    expect(await get('/relative')).toMatchObject({ status: 200, url: `${site.url}/json` });
  });

  it.each(['/gzip', '/deflate', '/br'])('is decoded: %s', async (path) =>
    expect(await text(path)).toBe('squeezed'),
  );

  it('comes with the key from the address itself, and from no other origin', async () => {
    const allowedHosts = [{ host: '127.0.0.1', port: null }];
    expect(await text('/echo', { authorization: 'Bearer key', allowedHosts })).toBe('Bearer key');
    expect(await text('/to-other', { authorization: 'Bearer key', allowedHosts })).toBe('no key');
  });
});

describe('what is on no public address', () => {
  it.each([
    ['written out', (port: number) => `http://127.0.0.1:${port}/`],
    ['decimal', (port: number) => `http://2130706433:${port}/`],
    ['hexadecimal', (port: number) => `http://0x7f000001:${port}/`],
    ['octal', (port: number) => `http://0177.0.0.1:${port}/`],
    ['shortened', (port: number) => `http://127.1:${port}/`],
    ['in full width', (port: number) => `http://①②⑦.⓪.⓪.①:${port}/`],
    ['unspecified', (port: number) => `http://0.0.0.0:${port}/`],
    ['IPv6', (port: number) => `http://[::1]:${port}/`],
    ['IPv6, unspecified', (port: number) => `http://[::]:${port}/`],
    ['IPv4 mapped', (port: number) => `http://[::ffff:127.0.0.1]:${port}/`],
    ['a name', (port: number) => `http://localhost:${port}/`],
    ['https', (port: number) => `https://localhost:${port}/`],
  ])('is not asked: %s', async (_, address) => {
    asked = [];
    const asking = fetchPublic(address(other.port), settings());
    await expect(asking).rejects.toMatchObject({
      name: 'OutboundError',
      reason: 'address',
      message: expect.stringContaining('MODELBOARD_ALLOWED_HOSTS'),
    });
    expect(asked).toEqual([]);
  });

  it.each(['/to-private', '/to-name', '/to-other'])(
    'is not asked after a redirect either: %s',
    async (path) => {
      asked = [];
      await expect(get(path)).rejects.toMatchObject({ reason: 'address' });
      expect(asked).toEqual([path]);
    },
  );
});

describe('a request ends', () => {
  it.each([
    ['ftp://example.com/x', 'url'],
    ['file:///etc/passwd', 'url'],
    ['no address', 'url'],
    ['http://user:secret@example.com/', 'url'],
    // A label of a name has 63 characters at most, so no server is asked.
    [`http://${'a'.repeat(64)}.invalid/`, 'name'],
  ])('before anything is asked: %s', async (url, reason) => {
    const error = await fetchPublic(url, settings()).catch((thrown: unknown) => thrown);
    expect(error).toMatchObject({ name: 'OutboundError', reason });
    expect(String(error)).not.toContain('secret');
  });

  it.each([
    ['/bomb', 'too_large'],
    ['/endless', 'too_large'],
    ['/large', 'too_large'],
    ['/odd-coding', 'encoding'],
    ['/no-gzip', 'encoding'],
    ['/cut', 'connection', 'broke off in the middle'],
    ['/cut-gzip', 'connection', 'breaks off before its end'],
    ['/hang-up', 'connection'],
    ['/round', 'redirects'],
    ['/to-file', 'url'],
    ['/to-user', 'url'],
  ])('at %s: %s', async (path, reason, says = '') => {
    const message = expect.stringContaining(says);
    await expect(get(path)).rejects.toMatchObject({ name: 'OutboundError', reason, message });
  });

  it.each(['/silent', '/slow'])('in time at %s', async (path) => {
    await expect(get(path, { timeoutMs: 400 })).rejects.toMatchObject({
      reason: 'timeout',
      message: expect.stringContaining('within 0.4 s'),
    });
  });

  it('where only https may be asked', async () => {
    const protocols = ['https:'];
    await expect(get('/json', { protocols })).rejects.toMatchObject({
      reason: 'url',
      message: 'Only https addresses can be asked, not http:',
    });
  });

  it('when the caller ends it', async () => {
    const ending = new AbortController();
    asked = [];
    const asking = get('/silent', { signal: ending.signal });
    await expect.poll(() => asked).toEqual(['/silent']);
    ending.abort();
    await expect(asking).rejects.toThrow();
  });

  it('at a bomb without unfolding it', async () => {
    const before = process.memoryUsage().arrayBuffers;
    await expect(get('/bomb')).rejects.toMatchObject({ reason: 'too_large' });
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(32 * 1024 * 1024);
  });

  it('where nobody listens', async () => {
    const free = await serve(() => {});
    started.at(-1)?.close();
    const allowedHosts = [{ host: '127.0.0.1', port: null }];
    await expect(fetchPublic(free.url, { ...settings(), allowedHosts })).rejects.toMatchObject({
      reason: 'connection',
      message: expect.stringContaining('cannot be reached'),
    });
  });
});
