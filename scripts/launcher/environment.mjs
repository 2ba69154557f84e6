import { resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Failure } from './failure.mjs';
import { parseTrustedProxies } from './forwarded.mjs';

/** The folder of the project. */
export const root = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/**
 * What the launcher reads from the environment. The product checks its own variables when it starts.
 * @typedef {object} Environment
 * @property {number} port 0: any free one
 * @property {string} host
 * @property {string} dataDir absolute path
 * @property {string | null} databaseUrl null: the embedded PostgreSQL
 * @property {string | null} secret null: made and kept in the data directory
 * @property {URL | null} publicUrl
 * @property {import('node:net').BlockList | null} trustedProxies null: nobody's headers are believed
 */

/**
 * Reads and checks the variables; an empty one counts as unset.
 * @param {NodeJS.ProcessEnv} variables
 * @returns {Environment}
 * @throws {Failure} naming the variable
 */
export function readEnvironment(variables) {
  /** @param {string} name */
  const value = (name) => variables[name]?.trim() || null;
  const environment = {
    port: portOf(value('PORT') ?? '3000'),
    host: value('HOST') ?? '127.0.0.1',
    dataDir: resolve(root, value('MODELBOARD_DATA_DIR') ?? '.data'),
    databaseUrl: databaseUrlOf(value('DATABASE_URL')),
    secret: value('MODELBOARD_SECRET'),
    publicUrl: publicUrlOf(value('MODELBOARD_PUBLIC_URL')),
    trustedProxies: parseTrustedProxies(value('MODELBOARD_TRUSTED_PROXIES')),
  };
  if (environment.databaseUrl && !environment.secret) {
    throw new Failure(
      'DATABASE_URL is set, so MODELBOARD_SECRET is required too: it must be the same on every machine. Make one with "openssl rand -hex 32".',
    );
  }
  return environment;
}

/**
 * The address to show for a listening server.
 * @param {string} host
 * @param {number} port
 */
export function addressOf(host, port) {
  const everywhere = host === '0.0.0.0' || host === '::';
  const name = everywhere ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  return `http://${name}:${port}`;
}

/**
 * The page on which a one-time link makes an admin.
 * @param {Environment} environment
 * @param {string} token
 * @param {number} [port] where the server listens, if not at the port of the environment
 */
export function setupLink({ publicUrl, host, port: wanted }, token, port = wanted) {
  const base = publicUrl?.href ?? addressOf(host, port);
  return `${base.replace(/\/$/, '')}/setup?token=${encodeURIComponent(token)}`;
}

/** @param {string} text */
function portOf(text) {
  const port = Number(text);
  if (/^\d+$/.test(text) && port <= 65535) return port;
  throw new Failure(
    `PORT is "${text}", which is no port. Set it to a number from 1 to 65535 (0: any free one), or unset it for 3000.`,
  );
}

/** @param {string | null} text */
function databaseUrlOf(text) {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  const wellFormed =
    url && /^postgres(ql)?:$/.test(url.protocol) && url.hostname && /^\/[^/@]+$/.test(url.pathname);
  if (!wellFormed || url.searchParams.has('host')) {
    throw new Failure(
      'DATABASE_URL is not of the form postgres://user:password@host:5432/database. Write special characters of the password, and a socket directory as host, percent-encoded.',
    );
  }
  return text;
}

/** @param {string | null} text */
function publicUrlOf(text) {
  if (text === null) return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (url && /^https?:$/.test(url.protocol) && url.pathname === '/' && !url.search && !url.hash) return url;
  if (url && /^https?:$/.test(url.protocol) && url.pathname !== '/')
    throw new Failure(
      `MODELBOARD_PUBLIC_URL is "${text}", which has the path ${url.pathname}: Modelboard serves at the root of its host. Set it to ${url.origin}.`,
    );
  throw new Failure(
    `MODELBOARD_PUBLIC_URL is "${text}". Set it to the address that people use, such as https://modelboard.example.com.`,
  );
}
