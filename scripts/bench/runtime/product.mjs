import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Failure } from '../../launcher/failure.mjs';
import { startPinned } from './pinned.mjs';

/** Of every product of one bench, so that they may share a database. */
const TOKEN = randomBytes(24).toString('hex');
const SECRET = randomBytes(32).toString('hex');
const NEXT_PORT = '43118';

/**
 * Starts the built product, as `npm start` serves it or as plain `next start`.
 * @param {object} options
 * @param {'serve' | 'next start'} options.how
 * @param {string} options.databaseUrl
 * @param {string} options.root of the checkout
 * @param {import('../../launcher/lifetime.mjs').Lifetime['onEnd']} options.onEnd
 * @returns {Promise<{ url: string, token: string, pid: number, stop(): Promise<void> }>}
 */
export async function startProduct({ how, databaseUrl, root, onEnd }) {
  const next = [
    join(root, 'node_modules/next/dist/bin/next'),
    'start',
    root,
    '-H',
    '127.0.0.1',
    '-p',
    NEXT_PORT,
  ];
  const server = await startPinned({
    command: how === 'serve' ? [join(root, 'e2e/support/run-server.mjs')] : next,
    environment: {
      HOST: '127.0.0.1',
      PORT: '0',
      DATABASE_URL: databaseUrl,
      MODELBOARD_API_TOKEN: TOKEN,
      MODELBOARD_SECRET: SECRET,
    },
    ready: how === 'serve' ? /^Modelboard is ready at (\S+)$/ : /Local:\s+(\S+)$/,
    onEnd,
  });
  await isCurrent(server.url);
  return { ...server, token: TOKEN };
}

/** Next answers before the product has read what is live. */
async function isCurrent(url) {
  for (let attempt = 0; attempt < 600; attempt += 1) {
    const answer = await fetch(`${url}/api/v1/runtime/snapshot`, {
      headers: { authorization: `Bearer ${TOKEN}` },
    });
    await answer.arrayBuffer();
    if (answer.ok) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Failure(`${url} has no snapshot`);
}

/**
 * @param {{ url: string, token: string }} product
 * @param {string} method
 * @param {string} path below `/api/v1/admin`
 * @param {object} [body]
 */
export async function change({ url, token }, method, path, body) {
  const answer = await fetch(`${url}/api/v1/admin/${path}`, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', 'if-match': '*' },
    body: body === undefined ? undefined : JSON.stringify(body),
  });
  const text = await answer.text();
  if (!answer.ok) throw new Failure(`${method} ${path} was answered ${answer.status}: ${text}`);
  return JSON.parse(text);
}

/** Imports a model whose config is 1 KB of JSON. */
export async function importOneKilobyte(product) {
  const properties = Object.fromEntries(
    Array.from({ length: 20 }, (_, index) => [
      `parameter_${String(index).padStart(2, '0')}`,
      { type: 'string', default: 'a value of some length, as prompts have' },
    ]),
  );
  await change(product, 'POST', 'models/import', {
    model_id: 'bench/one-kilobyte',
    source: { type: 'object', properties },
  });
}
