import { ProblemError } from '@/lib/platform/errors';
import { parseJson } from './parse-json';

/** Bytes. */
const LIMIT = 1024 * 1024;

/**
 * The JSON body of a request; undefined where it has none. Throws 415 for another media type, 413 over 1 MiB (without
 * reading on), 400 for what is not JSON.
 */
export async function readBody(request: Request): Promise<unknown> {
  const stream = request.body;
  if (stream === null) return undefined;
  const type = request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
  const isJson = /^application\/([\w.-]+\+)?json$/.test(type);
  const declared = Number(request.headers.get('content-length') ?? Number.NaN);
  if (declared === 0) return undefined;
  // A body of unknown length may turn out to be none at all: then its type does not matter.
  if (declared > 0 && !isJson) throw unsupported();
  if (declared > LIMIT) throw tooLarge();
  const bytes = await readAll(stream);
  if (bytes.length === 0) return undefined;
  if (!isJson) throw unsupported();
  return parse(bytes);
}

async function readAll(stream: ReadableStream<Uint8Array>): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of stream as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > LIMIT) throw tooLarge();
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

function parse(bytes: Uint8Array): unknown {
  const reading = parseJson(bytes);
  if ('fault' in reading) throw new ProblemError('bad_request', `The body ${reading.fault}.`);
  return reading.value;
}

const unsupported = () =>
  new ProblemError('unsupported_media_type', 'Send the body as JSON, with Content-Type: application/json.');

const tooLarge = () => new ProblemError('payload_too_large', 'The body is larger than 1 MiB.');
