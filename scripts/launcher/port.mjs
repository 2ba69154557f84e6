import { createServer } from 'node:net';
import { codeOf, Failure } from './failure.mjs';

/**
 * Fails if the address cannot be listened on; to be asked before slow work.
 * @param {{ host: string, port: number }} address
 */
export function checkPort({ host, port }) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve, reject) => {
      const probe = createServer();
      probe.once('error', (error) => reject(listenFailure(error, { host, port })));
      probe.listen({ host, port }, () => probe.close(() => resolve()));
    })
  );
}

/**
 * The line for an address that cannot be listened on.
 * @param {unknown} error of `listen`
 * @param {{ host: string, port: number }} address
 */
export function listenFailure(error, { host, port }) {
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new Failure(`port ${port} on ${host} is taken. Stop what uses it, or set PORT to another one.`);
    case 'EACCES':
      return new Failure(`this user may not listen on port ${port}. Set PORT to one above 1023.`);
    case 'EADDRNOTAVAIL':
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Failure(
        `HOST is "${host}", which is no address of this machine. Set it to 127.0.0.1, or 0.0.0.0 for all of them.`,
      );
    default:
      return error;
  }
}
