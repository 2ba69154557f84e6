import { promisify } from 'node:util';
import { gunzip, gzip } from 'node:zlib';
import { readSignedBytes, signBytes } from '@/lib/platform/auth/signed-bytes';
import { ProblemError } from '@/lib/platform/errors';
import { parseJson } from '@/lib/platform/http/parse-json';
import { MAX_COPY } from '../import-contract';
import { MAX_BYTES } from './fetch-json';

/** What lay at an address when it was fetched; `at` is that time (RFC 3339). */
export type Fetched = { url: string; at: string; bytes: Buffer };

const PURPOSE = 'fetched source';
const MAX_HEAD = 8 * 1024;

/**
 * What was fetched, for whoever asked to keep: sent back, it is imported as it was, without another request, by any
 * instance and after a restart. Signed, so that the address and the time that are recorded are true. Null where it is too
 * large to be sent back.
 */
export async function copyOf({ url, at, bytes }: Fetched): Promise<string | null> {
  const head = Buffer.from(`${JSON.stringify({ url, at })}\n`);
  const packed = await promisify(gzip)(Buffer.concat([head, bytes]));
  const copy = signBytes(PURPOSE, packed).toString('base64url');
  return copy.length <= MAX_COPY ? copy : null;
}

/** What was copied from an address. Throws `invalid` at `/copy` where it was not, or was changed since. */
export async function readCopy(copy: string, url: string): Promise<Fetched & { value: unknown }> {
  const packed = readSignedBytes(PURPOSE, Buffer.from(copy, 'base64url'));
  if (!packed) throw refused('This copy was not made here, or was changed');
  const whole = await promisify(gunzip)(packed, { maxOutputLength: MAX_BYTES + MAX_HEAD });
  const end = whole.indexOf('\n');
  const head: { url: string; at: string } = JSON.parse(whole.subarray(0, end).toString());
  if (head.url !== url) throw refused(`This copy is one of ${head.url}`);
  const bytes = whole.subarray(end + 1);
  const reading = parseJson(bytes);
  if ('fault' in reading) throw refused(`What was copied ${reading.fault}`);
  return { ...head, bytes, value: reading.value };
}

function refused(reason: string): ProblemError {
  const message = `${reason}. Fetch the address again.`;
  return new ProblemError('invalid', `${message} Nothing was stored.`, {
    errors: [{ path: '/copy', code: 'copy', message, in: 'body' }],
  });
}
