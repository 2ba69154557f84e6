import { matchesNone } from './etag';
import type { FileAnswer } from './schemas';

/** For a year, by the browser that asked alone: who may see it may change. */
const FOR_EVER = 'private, max-age=31536000, immutable';

/** The file as a response, or 304 where the caller has it. `next.config.ts` adds what keeps it from being more than a file. */
export function fileResponse({ bytes, contentType, etag }: FileAnswer, request: Request, requestId: string) {
  const headers = new Headers({
    etag,
    'cache-control': FOR_EVER,
    'x-request-id': requestId,
  });
  if (matchesNone(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  headers.set('content-type', contentType);
  return new Response(Uint8Array.from(bytes), { headers });
}
