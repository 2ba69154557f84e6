import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { RUNTIME_HEADERS, RUNTIME_SHAPE } from '@/lib/domain/runtime/contract';
import type { Position } from '@/lib/domain/runtime/server';
import { apiPolicy, securityHeaders } from '@/lib/platform/http/security-headers';
import { issuedTag } from './issued-tag';

/** An answer as it goes out. Headers are names and values in turn, as `writeHead` takes them. */
export type Answer = {
  readonly status: number;
  readonly headers: readonly string[];
  readonly body: Buffer | null;
};

/** What may be answered for one document in one coding. */
export type ReadyAnswers = {
  readonly etag: string;
  readonly full: Answer;
  readonly notModified: Answer;
};

/** Bytes in one coding, with the ETag of their own that RFC 9110 §8.8.3.3 asks for. */
type Representation = { etag: string; coding: 'gzip' | null; bytes: Buffer };

/** From so many bytes on a document is compressed for those who take that. */
const COMPRESS_FROM = 1024;

/** What `proxy.ts` says on every answer of the API. */
export const commonHeaders: readonly string[] = [
  ...Object.entries(securityHeaders).flat(),
  'content-security-policy',
  apiPolicy,
];

/** Which number of which database an answer is as of. */
export function positionHeaders({ number, databaseId }: Position): string[] {
  return [RUNTIME_HEADERS.revision, String(number), RUNTIME_HEADERS.database, databaseId];
}

/** A document that workers read: its bytes are made once, and compressed once when somebody asks for that. */
export class ReadyDocument {
  readonly #revision: number;
  readonly #databaseId: string;
  readonly #plain: Representation;
  #compressed: Representation | null = null;

  /** `number`: at which it last changed. */
  constructor(document: string, { number, databaseId }: Position) {
    this.#revision = number;
    this.#databaseId = databaseId;
    this.#plain = this.#represent(Buffer.from(document), null);
  }

  /** The answers as of a position, for those who take gzip and for those who do not. */
  answers(position: Position): { plain: ReadyAnswers; gzip: () => ReadyAnswers } {
    const plain = readyAnswers(this.#plain, position);
    if (this.#plain.bytes.length < COMPRESS_FROM) return { plain, gzip: () => plain };
    let gzip: ReadyAnswers | null = null;
    return {
      plain,
      gzip: () => {
        this.#compressed ??= this.#represent(gzipSync(this.#plain.bytes), 'gzip');
        gzip ??= readyAnswers(this.#compressed, position);
        return gzip;
      },
    };
  }

  /** The hash tells apart what a number cannot: two histories of a database that was restored from a copy. */
  #represent(bytes: Buffer, coding: 'gzip' | null): Representation {
    const hash = createHash('sha256').update(bytes).digest('base64url').slice(0, 22);
    const named = `${this.#revision}.${RUNTIME_SHAPE}.${coding ?? 'plain'}.${hash}`;
    return { etag: `"${issuedTag(named, this.#databaseId)}"`, coding, bytes };
  }
}

function readyAnswers({ etag, coding, bytes }: Representation, position: Position): ReadyAnswers {
  const always = [
    ...['etag', etag],
    ...['cache-control', 'private, no-cache'],
    ...['vary', 'accept-encoding'],
    ...positionHeaders(position),
    ...commonHeaders,
  ];
  const headers = [
    ...['content-type', 'application/json'],
    ...['content-length', String(bytes.length)],
    ...(coding === null ? [] : ['content-encoding', coding]),
    ...always,
  ];
  return {
    etag,
    full: { status: 200, headers, body: bytes },
    notModified: { status: 304, headers: always, body: null },
  };
}
