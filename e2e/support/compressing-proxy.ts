import { request as ask, createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** What proxies do to the ETag of an answer that they compress. */
const HABITS = {
  weaken: (etag: string) => `W/${etag.replace(/^W\//, '')}`,
  gzip: (etag: string) => etag.replace(/"$/, '-gzip"'),
  brotli: (etag: string) => etag.replace(/"$/, ';br"'),
  drop: () => null,
  /** Those of requests, too. */
  strip: () => null,
};

export type Habit = keyof typeof HABITS;

/** A reverse proxy in front of `target` that compresses every answer, and treats ETags as real ones do. */
export async function startCompressingProxy(target: string, habit: Habit) {
  const server = createServer(async (request, response) => {
    // What the product itself has compressed would be compressed twice.
    const { 'accept-encoding': _, 'if-match': ifMatch, ...others } = request.headers;
    const headers = habit === 'strip' || ifMatch === undefined ? others : { ...others, 'if-match': ifMatch };
    const { method, url } = request;
    const asked = ask(new URL(url ?? '/', target), { method, headers }, async (answer) => {
      const { 'content-length': __, 'transfer-encoding': ___, etag, ...kept } = answer.headers;
      // Of no end, so that it goes through as it comes.
      if (kept['content-type'] === 'text/event-stream') {
        response.writeHead(answer.statusCode ?? 502, kept);
        answer.pipe(response);
        return;
      }
      const plain = await buffer(answer);
      const coding = habit === 'brotli' ? 'br' : 'gzip';
      const body = coding === 'br' ? brotliCompressSync(plain) : gzipSync(plain);
      const tag = etag === undefined ? null : HABITS[habit](etag);
      response.writeHead(answer.statusCode ?? 502, {
        ...kept,
        ...(tag === null ? {} : { etag: tag }),
        ...(plain.length === 0 ? {} : { 'content-encoding': coding }),
      });
      response.end(plain.length === 0 ? undefined : body);
    });
    asked.on('error', () => response.destroy());
    response.on('close', () => asked.destroy());
    request.pipe(asked);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async stop(): Promise<void> {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
