import type { ModelboardOptions, Token } from './options';
import { readSnapshot, ShapeError } from './read-snapshot';
import type { RuntimeSnapshot } from './wire';

/** The options, checked. */
export type Settings = {
  server: { url: URL; token: () => Promise<string> } | null;
  cacheFile: string | null;
  fallback: RuntimeSnapshot | 'defaults' | null;
  maxStalenessMs: number;
  /** `<name>/<instance>` */
  client: string;
};

let clients = 0;

/**
 * @param instance the name of this process unless the options set one
 * @throws TypeError with what to do, where an option cannot be used
 */
export function readSettings(options: ModelboardOptions, instance: string): Settings {
  clients += 1;
  const ofProcess = instance.replace(/[^A-Za-z0-9._-]/g, '-');
  const server = options.url ? readServer(options.url, options.token) : null;
  const { maxStalenessMs = Number.POSITIVE_INFINITY } = options;
  if (typeof maxStalenessMs !== 'number' || !(maxStalenessMs > 0))
    throw new TypeError('maxStalenessMs: give milliseconds above 0, or leave it out.');
  return {
    server,
    cacheFile: (server && options.cacheFile) || null,
    fallback: readFallback(options.fallback) ?? (server ? null : 'defaults'),
    maxStalenessMs: server ? maxStalenessMs : Number.POSITIVE_INFINITY,
    client: [
      readName('name', options.name ?? 'worker'),
      readName('instance', options.instance ?? (clients > 1 ? `${ofProcess}-${clients}` : ofProcess)),
    ].join('/'),
  };
}

function readServer(text: string, token: Token | undefined): Settings['server'] {
  if (!URL.canParse(text) || !/^https?:$/.test(new URL(text).protocol))
    throw new TypeError(`url: "${text}" is no http or https address.`);
  const url = new URL(text);
  if (url.username || url.password || url.search || url.hash)
    throw new TypeError('url: leave out user, password, query and fragment.');
  if (!url.pathname.endsWith('/')) url.pathname += '/';
  if (typeof token !== 'function' && (typeof token !== 'string' || token.trim() === ''))
    throw new TypeError('token: give an API token with scope runtime:read.');
  return { url, token: async () => readToken(typeof token === 'function' ? await token() : token) };
}

function readToken(token: string): string {
  // Files end in a line feed. What no header can carry is refused here, since Node would print it.
  if (typeof token !== 'string' || !/^[\x21-\x7e]+$/.test(token.trim()))
    throw new Error('the token option gave something that is no token');
  return token.trim();
}

function readFallback(fallback: ModelboardOptions['fallback']): Settings['fallback'] {
  if (fallback === undefined || fallback === null || fallback === 'defaults') return fallback ?? null;
  try {
    return structuredClone(readSnapshot(fallback));
  } catch (error) {
    if (!(error instanceof ShapeError)) throw error;
    throw new TypeError(`fallback: give a snapshot as the server does, or 'defaults': ${error.message}.`);
  }
}

function readName(option: string, text: string): string {
  if (!/^[A-Za-z0-9._-]{1,100}$/.test(text))
    throw new TypeError(`${option}: use up to 100 of A-Z a-z 0-9 . _ -, not "${text}".`);
  return text;
}
