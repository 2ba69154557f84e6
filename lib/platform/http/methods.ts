import { randomUUID } from 'node:crypto';
import type { Method } from './endpoint';
import { allowedOf, notAllowed } from './gate';
import { problemResponse } from './problem-response';
import type { RouteHandler } from './route';

const METHODS: Method[] = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'];

/** The exports of a route file: its handlers, and for every other method 405 with `Allow` (RFC 9110 §15.5.6) as a problem. */
export function methods(handlers: Partial<Record<Method, RouteHandler>>): Record<Method, RouteHandler> {
  const allowed = METHODS.filter((method) => handlers[method] !== undefined);
  const refuse: RouteHandler = async (request) =>
    problemResponse(notAllowed(request.method, allowedOf(allowed)), randomUUID());
  return Object.fromEntries(METHODS.map((method) => [method, handlers[method] ?? refuse])) as Record<
    Method,
    RouteHandler
  >;
}
