import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { root } from '../../launcher/environment.mjs';
import { withDatabaseOfItsOwn } from './database.mjs';
import { startPinned } from './pinned.mjs';
import { startProduct } from './product.mjs';

/**
 * A server that answers one address, and how a worker asks it.
 * @typedef {{ name: string, url: string, headers: Record<string, string>, stop(): Promise<void> }} Contestant
 */

/** Unleash has its token for clients from its environment. */
const UNLEASH_TOKEN = 'default:development.bench-token-of-no-worth';

/**
 * @param {string} url
 * @param {Record<string, string>} headers
 */
async function ask(url, headers) {
  const answer = await fetch(url, { headers });
  const own = [...answer.headers].filter(([name]) => !['date', 'connection', 'keep-alive'].includes(name));
  return { status: answer.status, headers: Object.fromEntries(own), body: await answer.text() };
}

/**
 * `node:http` with the bytes of another contestant.
 * @param {Contestant} like
 * @param {import('../../launcher/lifetime.mjs').Lifetime['onEnd']} onEnd
 * @returns {Promise<Contestant>}
 */
export async function bareServer(like, onEnd) {
  const fresh = await ask(like.url, like.headers);
  const etag = fresh.headers.etag ?? '';
  const same = await ask(like.url, { ...like.headers, 'if-none-match': etag });
  const file = join(mkdtempSync(join(tmpdir(), 'modelboard-bench-')), 'answers.json');
  writeFileSync(file, JSON.stringify({ etag, fresh, same }));
  const server = await startPinned({
    command: [fileURLToPath(new URL('./bare-server.mjs', import.meta.url)), file],
    environment: {},
    ready: /^bare node:http is ready at (\S+)$/,
    onEnd,
  });
  return { name: 'bare node:http', url: server.url, headers: like.headers, stop: server.stop };
}

/**
 * How a worker asks for the model whose config is 1 KB.
 * @param {{ url: string, token: string }} product
 */
export const oneKilobyte = ({ url, token }) => ({
  url: `${url}/api/v1/runtime/config?model=one-kilobyte`,
  // Compressed bytes would be another answer than the one that is compared.
  headers: { authorization: `Bearer ${token}`, 'accept-encoding': 'identity' },
});

/**
 * The product as it is started, and the same without its fast path (`next start`).
 * @param {'serve' | 'next start'} how
 * @param {{ databaseUrl: string, onEnd: import('../../launcher/lifetime.mjs').Lifetime['onEnd'] }} options
 * @returns {Promise<Contestant>}
 */
export async function modelboard(how, { databaseUrl, onEnd }) {
  const product = await startProduct({ how, databaseUrl, onEnd, root });
  const name = how === 'serve' ? 'Modelboard' : 'Modelboard, plain next start';
  return { name, ...oneKilobyte(product), stop: product.stop };
}

/**
 * unleash-server, the peer: feature flags for its clients, as an answer of its own size.
 * @param {{ serverUrl: string, onEnd: import('../../launcher/lifetime.mjs').Lifetime['onEnd'] }} options
 * @returns {Promise<Contestant>}
 */
export async function unleash({ serverUrl, onEnd }) {
  const database = new URL(await withDatabaseOfItsOwn(serverUrl, 'unleash'));
  const port = '43117';
  const server = await startPinned({
    command: [fileURLToPath(new URL('./unleash-server.mjs', import.meta.url))],
    environment: {
      DATABASE_HOST: decodeURIComponent(database.hostname),
      DATABASE_PORT: database.port,
      DATABASE_NAME: database.pathname.slice(1),
      DATABASE_USERNAME: database.username,
      DATABASE_PASSWORD: database.password,
      DATABASE_SSL: 'false',
      INIT_CLIENT_API_TOKENS: UNLEASH_TOKEN,
      HTTP_HOST: '127.0.0.1',
      HTTP_PORT: port,
      CHECK_VERSION: 'false',
      SEND_TELEMETRY: 'false',
      LOG_LEVEL: 'error',
    },
    ready: /^unleash-server is ready at (\S+)$/,
    onEnd,
  });
  return {
    name: 'unleash-server 6',
    url: `${server.url}/api/client/features`,
    headers: { authorization: UNLEASH_TOKEN, 'accept-encoding': 'identity' },
    stop: server.stop,
  };
}
