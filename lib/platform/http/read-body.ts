import { inexactNumberIn } from '@/lib/config-schema';
import { ProblemError } from '@/lib/platform/errors';
import { parseJson } from './parse-json';

const MIB = 1024 * 1024;
/** Bytes of a JSON body. */
const LIMIT = MIB;

/**
 * The JSON body of a request; undefined where it has none. Throws 415 for another media type, 413 over 1 MiB (without
 * reading on), 400 for what is not JSON, 422 for a number that would be changed, unless `anyNumber`.
 */
export async function readBody(request: Request, anyNumber = false): Promise<unknown> {
  const stream = request.body;
  if (stream === null) return undefined;
  const type = mediaTypeOf(request);
  const isJson = /^application\/([\w.-]+\+)?json$/.test(type);
  const declared = Number(request.headers.get('content-length') ?? Number.NaN);
  if (declared === 0) return undefined;
  // A body of unknown length may turn out to be none at all: then its type does not matter.
  if (declared > 0 && !isJson) throw unsupported();
  if (declared > LIMIT) throw tooLarge(LIMIT);
  const bytes = await readAll(stream, LIMIT);
  if (bytes.length === 0) return undefined;
  if (!isJson) throw unsupported();
  const value = parse(bytes);
  const inexact = anyNumber ? undefined : inexactNumberIn(new TextDecoder().decode(bytes));
  if (inexact === undefined) return value;
  const message = `The number ${inexact} cannot be kept exactly: send fewer digits, or text`;
  throw new ProblemError('invalid', message, { errors: [{ path: '', code: 'inexact_number', message }] });
}

/**
 * A body that is no JSON, as it came. Throws 415 for another media type than those named, 413 over the limit (without
 * reading on), 400 where there is none.
 */
export async function readBytes(
  request: Request,
  { types, limit }: { types: readonly string[]; limit: number },
): Promise<Uint8Array> {
  if (!types.includes(mediaTypeOf(request)))
    throw new ProblemError(
      'unsupported_media_type',
      `Send the body itself, with one of these as Content-Type: ${types.join(', ')}.`,
    );
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge(limit);
  const bytes = request.body === null ? new Uint8Array() : await readAll(request.body, limit);
  if (bytes.length === 0) throw new ProblemError('bad_request', 'The body is empty.');
  return bytes;
}

function mediaTypeOf(request: Request): string {
  return request.headers.get('content-type')?.split(';')[0]?.trim().toLowerCase() ?? '';
}

async function readAll(stream: ReadableStream<Uint8Array>, limit: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  const reader = stream.getReader();
  // The client's error, and not the database's: it gave up while it sent.
  const next = () => reader.read().catch((cause) => Promise.reject(aborted(cause)));
  for (let part = await next(); !part.done; part = await next()) {
    length += part.value.length;
    if (length > limit) {
      void reader.cancel().catch(() => {});
      throw tooLarge(limit);
    }
    chunks.push(part.value);
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

const aborted = (cause: unknown) =>
  new ProblemError('bad_request', 'The body ended before it was complete.', { cause });

const tooLarge = (limit: number) =>
  new ProblemError('payload_too_large', `The body is larger than ${limit / MIB} MiB.`);
