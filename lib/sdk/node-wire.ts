import {
  type ClientRequest,
  Agent as HttpAgent,
  request as httpRequest,
  type IncomingMessage,
} from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';
import { urlToHttpOptions } from 'node:url';
import { timer } from './timer';
import { closed, type Headers, type Opened, type OpenWire, tooSlow } from './transport';

/** Node's own client instead of `fetch`: its sockets let the process end, and it costs a worker half as much. */
export const openNodeWire: OpenWire = (url, { answerMs }) => {
  const isSecure = url.protocol === 'https:';
  const start = isSecure ? httpsRequest : httpRequest;
  const agent = new (isSecure ? HttpsAgent : HttpAgent)({ keepAlive: true });
  const server = urlToHttpOptions(url);
  const running = new Set<ClientRequest>();
  let isClosed = false;

  function begin(method: string, path: string, headers: Record<string, string>): Promise<Opened> {
    if (isClosed) return Promise.reject(closed());
    return new Promise((resolve, reject) => {
      const request = start({ ...server, path: url.pathname + path.slice(1), method, agent, headers });
      const limit = timer(answerMs, () => request.destroy(tooSlow(answerMs)));
      running.add(request);
      request
        .on('socket', (socket) => socket.unref())
        .on('response', (response) => {
          clearTimeout(limit);
          resolve(opened(response));
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

  return {
    begin,
    close() {
      isClosed = true;
      for (const request of running) request.destroy(closed());
      agent.destroy();
    },
  };
};

function opened(response: IncomingMessage): Opened {
  const { statusCode: status = 0, headers } = response;
  // Nobody may read it any more when it breaks off.
  response.on('error', () => {});
  return {
    status,
    headers: headers as Headers,
    destroy: (reason) => void response.destroy(reason),
    [Symbol.asyncIterator]: () => response[Symbol.asyncIterator](),
  };
}
