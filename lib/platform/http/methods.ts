import { randomUUID } from 'node:crypto';
import { ProblemError } from '@/lib/platform/errors';
import type { Method } from './endpoint';
import { problemResponse } from './problem-response';
import type { RouteHandler } from './route';

const METHODS: Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The exports of a route file: its handlers, and for every other method 405 with `Allow` (RFC 9110 §15.5.6) as a problem. */
export function methods(handlers: Partial<Record<Method, RouteHandler>>): Record<Method, RouteHandler> {
  const allowed = METHODS.filter((method) => handlers[method] !== undefined);
  const allow = (allowed.includes('GET') ? ['HEAD', ...allowed] : allowed).join(', ');
  const refuse: RouteHandler = async (request) =>
    problemResponse(
      new ProblemError('method_not_allowed', `${request.method} is not possible here. Possible: ${allow}.`, {
        headers: { allow },
      }),
      randomUUID(),
    );
  return Object.fromEntries(METHODS.map((method) => [method, handlers[method] ?? refuse])) as Record<
    Method,
    RouteHandler
  >;
}
