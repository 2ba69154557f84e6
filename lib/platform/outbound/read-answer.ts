import type { IncomingMessage } from 'node:http';
import type { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createBrotliDecompress, createGunzip, createInflate } from 'node:zlib';
import { OutboundError } from './outbound-error';

const DECODERS: Record<string, () => Transform> = {
  gzip: createGunzip,
  'x-gzip': createGunzip,
  deflate: createInflate,
  br: createBrotliDecompress,
};

/** The codings that an answer may come in. */
export const ACCEPT_ENCODING = 'gzip, deflate, br';

/**
 * The body of an answer, decoded. Ends at once when there are more than `maxBytes`, as sent or decoded: a small answer can
 * unfold into gigabytes.
 */
export async function readAnswer(
  response: IncomingMessage,
  { maxBytes, signal }: { maxBytes: number; signal: AbortSignal },
): Promise<Buffer> {
  if (Number(response.headers['content-length'] ?? 0) > maxBytes) throw tooLarge(maxBytes);
  const coding = (response.headers['content-encoding'] ?? 'identity').trim().toLowerCase();
  const chunks: Buffer[] = [];
  const collect = async (decoded: AsyncIterable<Buffer>) => {
    for await (const chunk of limited(decoded, maxBytes)) chunks.push(chunk);
  };
  const asSent = (stream: AsyncIterable<Buffer>) => limited(stream, maxBytes);
  if (coding === 'identity') {
    await pipeline(response, collect, { signal });
    return Buffer.concat(chunks);
  }
  const decoder = Object.hasOwn(DECODERS, coding) ? DECODERS[coding]?.() : undefined;
  if (!decoder)
    throw new OutboundError('encoding', `The answer is coded as "${coding}", which is not known.`);
  try {
    await pipeline(response, asSent, decoder, collect, { signal });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'Z_BUF_ERROR')
      throw new OutboundError('connection', 'The answer breaks off before its end. Try again.', error);
    if (error instanceof Error && 'code' in error && /^(Z_|ERR__ERROR_FORMAT)/.test(String(error.code)))
      throw new OutboundError('encoding', `The answer says that it is ${coding}, and is not.`, error);
    throw error;
  }
  return Buffer.concat(chunks);
}

async function* limited(stream: AsyncIterable<Buffer>, maxBytes: number): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const chunk of stream) {
    length += chunk.length;
    if (length > maxBytes) throw tooLarge(maxBytes);
    yield chunk;
  }
}

const tooLarge = (maxBytes: number) =>
  new OutboundError(
    'too_large',
    `The answer is larger than ${Math.round((maxBytes / 1024 / 1024) * 10) / 10} MiB.`,
  );
