import { randomUUID } from 'node:crypto';
import { ProblemError } from '@/lib/platform/errors';
import { problemResponse } from '@/lib/platform/http/problem-response';

/** Every path of the API that nothing else answers. */
function unknownPath(request: Request): Response {
  const { pathname } = new URL(request.url);
  return problemResponse(
    new ProblemError('not_found', `There is nothing at ${pathname}. See /api/openapi.json.`),
    randomUUID(),
  );
}

export {
  unknownPath as DELETE,
  unknownPath as GET,
  unknownPath as OPTIONS,
  unknownPath as PATCH,
  unknownPath as POST,
  unknownPath as PUT,
};
