import { matchesNone } from './etag';

/** An answer that is no JSON: the bytes of a file that never changes under its address. */
export class FileAnswer {
  readonly bytes: Uint8Array;
  readonly contentType: string;
  readonly etag: string;

  constructor(file: { bytes: Uint8Array; contentType: string; etag: string }) {
    this.bytes = file.bytes;
    this.contentType = file.contentType;
    this.etag = file.etag;
  }
}

/** For a year, by the browser that asked alone: who may see it may change. */
const FOR_EVER = 'private, max-age=31536000, immutable';
/** Opened by itself, a file runs nothing, loads nothing, and has no origin. */
const ALONE = "default-src 'none'; sandbox";

/** The file as a response, or 304 where the caller has it. */
export function fileResponse({ bytes, contentType, etag }: FileAnswer, request: Request, requestId: string) {
  const headers = new Headers({
    etag,
    'cache-control': FOR_EVER,
    'content-security-policy': ALONE,
    'x-content-type-options': 'nosniff',
    'x-request-id': requestId,
  });
  if (matchesNone(request.headers.get('if-none-match'), etag))
    return new Response(null, { status: 304, headers });
  headers.set('content-type', contentType);
  headers.set('content-length', String(bytes.length));
  return new Response(Uint8Array.from(bytes), { headers });
}
