import { listenFailure } from './port.mjs';

/** How long requests may take to finish when the server is asked to end, in milliseconds. */
const patience = 10_000;

/**
 * @param {import('node:http').Server} server
 * @param {{ host: string, port: number }} address
 * @returns {Promise<number>} the port, which was chosen by the system if 0 was asked for
 */
export function listen(server, address) {
  return new Promise((resolve, reject) => {
    server.once('error', (error) => reject(listenFailure(error, address)));
    server.listen(address, () => {
      const bound = server.address();
      resolve(typeof bound === 'object' && bound ? bound.port : address.port);
    });
  });
}

/**
 * Accepts nothing new and waits for the requests under way. Connections that are kept open between requests are closed.
 * @param {import('node:http').Server} server
 */
export function drain(server) {
  return /** @type {Promise<void>} */ (
    new Promise((resolve) => {
      const closeIdle = setInterval(() => server.closeIdleConnections(), 50);
      const giveUp = setTimeout(finish, patience);
      server.close(finish);
      function finish() {
        clearInterval(closeIdle);
        clearTimeout(giveUp);
        server.closeAllConnections();
        resolve();
      }
    })
  );
}
