import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { addressOf, setupLink } from './launcher/environment.mjs';
import { Failure } from './launcher/failure.mjs';
import { sanitiseForwarded } from './launcher/forwarded.mjs';
import { drain, listen } from './launcher/listen.mjs';

/** How long the product may take to migrate the database and to synchronise its models, in milliseconds. */
const startLimit = 300_000;

/**
 * What instrumentation.ts leaves in `globalThis[Symbol.for('modelboard.startup')]` when it is done, an empty object at least.
 * @typedef {{ error?: string, firstAdminToken?: string }} Startup
 */

/*
 * Why there is anything before Next: `npm run bench:runtime` gets 45,780 answers a second from here on one core, 0.93 of
 * bare `node:http` with the same bytes, and 529 from the same memory through a route handler of Next. Workers read often and
 * all at once; people and the admin API go to Next.
 */

/**
 * Serves the product through Next. The environment of the process (DATABASE_URL, NODE_ENV, ...) must be complete.
 * @param {import('./launcher/environment.mjs').Environment & { root: string, dev: boolean }} options
 * @returns {Promise<{ url: string, close(): Promise<void> }>} `close` finishes the requests under way, then closes the
 *   product's connections
 * @throws {Failure} if the product cannot start, or the port is taken
 */
export async function serve(options) {
  const server = createServer({ headersTimeout: 70_000, keepAliveTimeout: 65_000, requestTimeout: 120_000 });
  // What is relative lies in the project, wherever the command was started.
  process.env.MODELBOARD_DATA_DIR = options.dataDir;
  const { default: next } = await import('next');
  const app = next({
    dev: options.dev,
    dir: options.root,
    hostname: options.host,
    port: options.port,
    httpServer: server,
  });
  await app.prepare();
  const startup = await startupOfProduct();
  if (startup.error) throw new Failure(startup.error);

  const answer = app.getRequestHandler();
  server.on('request', (request, response) => {
    if (delivery()?.respond(request, response) || gate()?.respond(request, response)) return;
    sanitiseForwarded(request, options.trustedProxies);
    answer(request, response).catch((error) => fail(error, response));
  });
  server.on('clientError', (error, socket) => {
    if (gate()) gate()?.refuse(error, socket);
    else socket.destroy();
  });
  server.on('connect', (_, socket) => gate()?.refuse(new Error('CONNECT is for proxies'), socket));
  const port = await listen(server, options);
  announce(options, port, startup.firstAdminToken);
  return {
    url: addressOf(options.host, port),
    async close() {
      delivery()?.endStreams();
      await drain(server);
      await Reflect.get(globalThis, Symbol.for('modelboard.shutdown'))?.();
      await app.close();
    },
  };
}

/**
 * Next begins with instrumentation.ts and does not wait for it.
 * @returns {Promise<Startup>}
 */
async function startupOfProduct() {
  for (const limit = performance.now() + startLimit; performance.now() < limit; await sleep(20)) {
    const startup = Reflect.get(globalThis, Symbol.for('modelboard.startup'));
    if (startup) return startup;
  }
  throw new Failure('the product did not start, for the reason above. Mend it and start again.');
}

/**
 * What `lib/delivery` leaves there when the product has started.
 * @returns {import('../lib/delivery/delivery.ts').Delivery | undefined}
 */
function delivery() {
  return Reflect.get(globalThis, Symbol.for('modelboard.delivery'));
}

/**
 * What `app/start-up.ts` leaves there: refuses what Next would not answer as a problem.
 * @returns {import('../lib/platform/http/gate.ts').Gate | undefined}
 */
function gate() {
  return Reflect.get(globalThis, Symbol.for('modelboard.gate'));
}

/**
 * @param {import('./launcher/environment.mjs').Environment} environment
 * @param {number} port
 * @param {string | undefined} firstAdminToken
 */
function announce(environment, port, firstAdminToken) {
  if (firstAdminToken) {
    const link = setupLink(environment, firstAdminToken, port);
    console.log(`Open this link to make the first admin; it is good once, for 30 minutes: ${link}`);
  }
  // The last line that is no JSON without a terminal.
  console.log(`Modelboard is ready at ${addressOf(environment.host, port)}`);
}

/**
 * Next answers its own errors; this is what remains.
 * @param {unknown} error
 * @param {import('node:http').ServerResponse} response
 */
function fail(error, response) {
  console.error(error);
  if (response.headersSent) response.destroy();
  else response.writeHead(500, { 'content-type': 'text/plain' }).end('Internal server error\n');
}
