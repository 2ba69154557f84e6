import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import { type ProblemEntry, ProblemError } from '@/lib/platform/errors';
import type { Endpoint } from './endpoint';
import { problemAnswer } from './problem-response';
import { apiPolicy, securityHeaders } from './security-headers';
import { isStorable } from './storable';

/** What stands before Next, which answers some of these with a stack in the log, a 500 or nothing. */
export type Gate = {
  /** Answers requests whose address or method nothing here can take, and OPTIONS; false if Next must answer. */
  respond(request: IncomingMessage, response: ServerResponse): boolean;
  /** Answers what Node could not read as HTTP, on the connection itself. */
  refuse(error: Error & { code?: string }, socket: Duplex): void;
};

const PAGE_METHODS = ['GET', 'HEAD', 'OPTIONS'];
/** `/api/auth/*` belongs to the sign-in library and is in no contract. */
const SIGN_IN_METHODS = ['GET', 'HEAD', 'POST', 'OPTIONS'];
/** What Next hands on to route handlers, which answer 405 by themselves. */
const HANDED_ON = new Set(['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE']);

/** The gate of an API with these endpoints. */
export function createGate(endpoints: Endpoint[]): Gate {
  const routes = endpoints.map(({ path, method }) => ({ parts: path.split('/'), method }));

  /** The methods of a path of the API; null if there is nothing at it. */
  function methodsAt(parts: string[]): string[] | null {
    if (parts[2] === 'auth') return SIGN_IN_METHODS;
    const found = routes.filter(
      (route) =>
        route.parts.length === parts.length &&
        route.parts.every((part, place) => part === parts[place] || (part.startsWith('{') && parts[place])),
    );
    return found.length === 0 ? null : allowedOf(found.map((route) => route.method));
  }

  function check(method: string, target: string): string[] | null {
    const [path = '', search = ''] = split(target);
    const parts = path
      .replace(/(?<=.)\/+$/, '')
      .split('/')
      .map(decodePart);
    const isApi = parts[1] === 'api';
    if (!isApi) checkQuery(search);
    const methods = isApi ? methodsAt(parts) : PAGE_METHODS;
    if (isApi && HANDED_ON.has(method)) return null;
    // Next's development server has pages of its own that are posted to.
    if (parts[1]?.startsWith('__nextjs')) return null;
    if (methods === null) throw new ProblemError('not_found', `There is nothing at ${path}.`);
    if (method === 'OPTIONS') return methods;
    if (methods.includes(method)) return null;
    throw notAllowed(method, methods);
  }

  return {
    respond(request, response) {
      try {
        const methods = check(request.method ?? '', request.url ?? '');
        if (methods === null) return false;
        response.writeHead(204, { ...common, allow: methods.join(', ') }).end();
      } catch (error) {
        const { status, headers, body } = problemAnswer(error, randomUUID());
        response.writeHead(status, { ...common, ...headers }).end(body);
      }
      return true;
    },
    refuse(error, socket) {
      // Data after `Connection: close` is not a request, and the response to the last one may be on its way.
      if (error.code === 'HPE_CLOSED_CONNECTION') return;
      if (!socket.writable || error.code === 'ECONNRESET') return void socket.destroy();
      const { body, headers } = problemAnswer(unreadable(), randomUUID());
      const length = String(Buffer.byteLength(body));
      const all = { ...common, ...headers, connection: 'close', 'content-length': length };
      const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
      socket.end(`HTTP/1.1 400 Bad Request\r\n${lines.join('')}\r\n${body}`);
    },
  };
}

const common = { ...securityHeaders, 'content-security-policy': apiPolicy };

const unreadable = () => new ProblemError('bad_request', 'This is not an HTTP request that can be read.');

/** A 405 that says what is possible (RFC 9110 §15.5.6). */
export function notAllowed(method: string, allowed: readonly string[]): ProblemError {
  const allow = allowed.join(', ');
  return new ProblemError('method_not_allowed', `${method} is not possible here. Possible: ${allow}.`, {
    headers: { allow },
  });
}

/** `Allow` of a path with handlers for these methods. */
export function allowedOf(methods: readonly string[]): string[] {
  const inOrder = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'].filter((method) => methods.includes(method));
  return [...(methods.includes('GET') ? ['HEAD'] : []), ...inOrder, 'OPTIONS'];
}

/** Path and query of a request target; `http://host/path` is one too (RFC 9112 §3.2.2). */
function split(target: string): [string, string] {
  const [address = '', ...rest] = target.replace(/^https?:\/\/[^/?]*/i, '').split('?');
  if (address !== '*' && address !== '' && !address.startsWith('/')) throw unreadable();
  return [address, rest.join('?')];
}

function decodePart(part: string): string {
  const decoded = decodedOrNull(part);
  if (decoded === null) throw new ProblemError('bad_request', 'The path has a malformed percent-encoding.');
  if (decoded === '.' || decoded === '..')
    throw new ProblemError('bad_request', 'The path must not contain . or .. as a part.');
  if (!isStorable(decoded)) throw new ProblemError('bad_request', 'The path contains a NUL character.');
  return decoded;
}

function decodedOrNull(text: string): string | null {
  try {
    return decodeURIComponent(text);
  } catch {
    return null;
  }
}

/** Throws 400 for a query (without its `?`) with a malformed percent-encoding, or a character that cannot be stored. */
export function checkQuery(search: string): void {
  const errors = search.split('&').flatMap((pair): ProblemEntry[] => {
    const [name = '', value = ''] = pair.replaceAll('+', ' ').split(/=(.*)/s).map(decodedOrNull);
    const fault =
      name === null || value === null
        ? { code: 'encoding', message: 'Malformed percent-encoding' }
        : isStorable(name) && isStorable(value)
          ? null
          : { code: 'character', message: 'Must not contain a NUL' };
    const path = `/${(name ?? '').replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return fault === null ? [] : [{ path, ...fault, in: 'query' }];
  });
  if (errors.length > 0)
    throw new ProblemError('bad_request', 'The query is malformed; see errors.', { errors });
}
