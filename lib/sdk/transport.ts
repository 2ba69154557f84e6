import http, { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { urlToHttpOptions } from 'node:url';
import type { Timing } from './timing';

/** An answer of any status, read in full. */
export type Answer = { status: number; headers: IncomingHttpHeaders; text: string };

/** Requests to one server. Every one has a time limit, and none keeps the process alive. */
export type Transport = {
  send(method: 'GET' | 'HEAD', path: string, headers: Record<string, string>): Promise<Answer>;
  /** An answer whose body is still to come. */
  open(method: 'GET' | 'HEAD', path: string, headers: Record<string, string>): Promise<IncomingMessage>;
  /** Whether the token is another one than that which was refused last. Asks no server. */
  hasNewToken(): Promise<boolean>;
  /** Ends all that is under way, and refuses what comes later. */
  close(): void;
};

/** Far above any snapshot: an answer without end must not fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Node's own client instead of `fetch`: its sockets let the process end, and it costs a worker half as much. */
export function createTransport(
  { url, token }: { url: URL; token: () => Promise<string> },
  timing: Pick<Timing, 'answerMs' | 'bodyMs'>,
): Transport {
  const { Agent, request: start } = url.protocol === 'https:' ? https : http;
  const agent = new Agent({ keepAlive: true });
  const server = urlToHttpOptions(url);
  const running = new Set<ClientRequest>();
  let isClosed = false;
  let refused = '';

  const presentToken = () => within(timing.answerMs, token());

  function begin(method: string, path: string, headers: Record<string, string>): Promise<IncomingMessage> {
    if (isClosed) return Promise.reject(new Error('the client is closed'));
    return new Promise((resolve, reject) => {
      const request = start({ ...server, path: url.pathname + path.slice(1), method, agent, headers });
      const limit = timer(timing.answerMs, () => request.destroy(tooSlow(timing.answerMs)));
      running.add(request);
      request
        .on('socket', (socket) => socket.unref())
        .on('response', (response) => {
          clearTimeout(limit);
          resolve(response);
        })
        .on('error', (error: NodeJS.ErrnoException) => {
          // The server closed a kept connection in the moment in which it was used again.
          const isStale = request.reusedSocket && error.code === 'ECONNRESET' && !isClosed;
          if (isStale) begin(method, path, headers).then(resolve, reject);
          else reject(error);
        })
        .on('close', () => {
          clearTimeout(limit);
          running.delete(request);
        })
        .end();
    });
  }

  async function open(method: 'GET' | 'HEAD', path: string, headers: Record<string, string>) {
    const sent = await presentToken();
    const response = await begin(method, path, { ...headers, authorization: `Bearer ${sent}` });
    if (response.statusCode === 401 || response.statusCode === 403) refused = sent;
    return response;
  }

  return {
    open,
    async send(method, path, headers) {
      const response = await open(method, path, headers);
      return { status: response.statusCode ?? 0, headers: response.headers, text: await read(response) };
    },
    hasNewToken: () =>
      presentToken().then(
        (present) => present !== refused,
        () => false,
      ),
    close() {
      isClosed = true;
      for (const request of running) request.destroy(new Error('the client is closed'));
      agent.destroy();
    },
  };

  function read(response: IncomingMessage): Promise<string> {
    return new Promise((resolve, reject) => {
      const limit = timer(timing.bodyMs, () => response.destroy(tooSlow(timing.bodyMs)));
      let text = '';
      response
        .setEncoding('utf8')
        .on('data', (part) => {
          text += part;
          if (text.length > MAX_BYTES)
            response.destroy(new Error(`the answer is longer than ${MAX_BYTES} characters`));
        })
        .on('end', () => resolve(text))
        .on('error', reject)
        .on('close', () => {
          clearTimeout(limit);
          reject(new Error('the answer broke off'));
        });
    });
  }
}

/** A timer that does not keep the process alive. */
export function timer(ms: number, work: () => void): NodeJS.Timeout {
  return setTimeout(work, ms).unref();
}

const tooSlow = (ms: number) => new Error(`no answer within ${ms / 1000} s`);

function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const limit = timer(ms, () => reject(new Error(`the token option gave nothing within ${ms / 1000} s`)));
    promise.then(resolve, reject).finally(() => clearTimeout(limit));
  });
}

/** What went wrong, in one line and without secrets. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Several addresses of one name failed: the first says enough.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error && first.message ? first.message : error.name;
}
