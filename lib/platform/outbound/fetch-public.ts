import http, { type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import https from 'node:https';
import { isIP } from 'node:net';
import { type AllowedHost, isAllowedHost } from './allowed-hosts';
import { OutboundError } from './outbound-error';
import { isPublicAddress, privateAddress, publicLookup } from './public-address';
import { ACCEPT_ENCODING, readAnswer } from './read-answer';

export type OutboundAnswer = {
  status: number;
  headers: IncomingHttpHeaders;
  /** Decoded. */
  bytes: Buffer;
  /** Where it came from after redirects. */
  url: string;
};

type Options = {
  /** Of the decoded body, and of the body as sent. */
  maxBytes: number;
  /** For everything together: names, redirects, body. */
  timeoutMs: number;
  /** Hosts that may have a private address. */
  allowedHosts: readonly AllowedHost[];
  /** Of `url` and of redirects; http and https unless given. */
  protocols?: readonly string[];
  /** Ends it before its time. */
  signal?: AbortSignal;
  headers?: Record<string, string>;
  /** Sent to the origin of `url` only, also after redirects. */
  authorization?: string | null;
};

const MAX_REDIRECTS = 5;
const REDIRECTS = [301, 302, 303, 307, 308];

/**
 * Fetches what somebody gave an address of. Only hosts on the public internet are asked, or allowed ones: the address that
 * is connected to is checked, on each redirect too. Throws {@link OutboundError}; any status is an answer.
 */
export async function fetchPublic(url: string, options: Options): Promise<OutboundAnswer> {
  const timeout = AbortSignal.timeout(options.timeoutMs);
  const signal = options.signal ? AbortSignal.any([options.signal, timeout]) : timeout;
  const protocols = options.protocols ?? ['http:', 'https:'];
  const first = readUrl(url, protocols);
  let place = first;
  try {
    for (let redirects = 0; redirects <= MAX_REDIRECTS; redirects += 1) {
      const authorization = place.origin === first.origin ? options.authorization : null;
      const response = await request(place, { ...options, authorization: authorization ?? null }, signal);
      const { statusCode: status = 0, headers } = response;
      if (!REDIRECTS.includes(status) || headers.location === undefined) {
        const bytes = await readAnswer(response, { maxBytes: options.maxBytes, signal });
        return { status, headers, bytes, url: place.href };
      }
      response.destroy();
      place = readUrl(headers.location, protocols, place);
    }
  } catch (error) {
    throw explained(error, place, signal, options.timeoutMs);
  }
  throw new OutboundError(
    'redirects',
    `${first.host} leads on and on: more than ${MAX_REDIRECTS} redirects.`,
  );
}

function readUrl(text: string, protocols: readonly string[], base?: URL): URL {
  if (!URL.canParse(text, base)) throw new OutboundError('url', `"${text.slice(0, 200)}" is no address.`);
  const url = new URL(text, base);
  if (!protocols.includes(url.protocol)) {
    const names = protocols.map((protocol) => protocol.replace(':', '')).join(' and ');
    throw new OutboundError('url', `Only ${names} addresses can be asked, not ${url.protocol}`);
  }
  if (url.username !== '' || url.password !== '')
    throw new OutboundError('url', 'The address holds a user name or a password. Leave them out.');
  return url;
}

function request(url: URL, options: Options, signal: AbortSignal): Promise<IncomingMessage> {
  const isAllowed = isAllowedHost(options.allowedHosts, url);
  const host = url.hostname.replace(/^\[|\]$/g, '');
  // An address that is written out is connected to without being looked up.
  if (!isAllowed && isIP(host) !== 0 && !isPublicAddress(host)) throw privateAddress(host);
  const headers = {
    'user-agent': 'Modelboard',
    'accept-encoding': ACCEPT_ENCODING,
    ...options.headers,
    ...(options.authorization ? { authorization: options.authorization } : {}),
  };
  return new Promise((resolve, reject) => {
    const send = url.protocol === 'https:' ? https.request : http.request;
    // A connection of its own: one that is kept open was looked up for somebody else.
    const settings = {
      headers,
      signal,
      agent: false,
      ...(isAllowed ? {} : { lookup: publicLookup }),
    } as const;
    send(url, settings, resolve).on('error', reject).end();
  });
}

function explained(error: unknown, { host }: URL, signal: AbortSignal, timeoutMs: number): unknown {
  if (error instanceof OutboundError) return error;
  if (signal.aborted) {
    const message = `${host} did not answer in full within ${timeoutMs / 1000} s.`;
    return new OutboundError('timeout', message, error);
  }
  const { code = '', message } = error as NodeJS.ErrnoException;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN')
    return new OutboundError('name', `There is no host ${host}, or its name cannot be looked up now.`, error);
  if (code === 'ECONNRESET' && message === 'aborted')
    return new OutboundError(
      'connection',
      `${host} broke off in the middle of its answer. Try again.`,
      error,
    );
  return new OutboundError('connection', `${host} cannot be reached: ${message}.`, error);
}
