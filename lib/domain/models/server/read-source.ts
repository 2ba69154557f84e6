import { ProblemError } from '@/lib/platform/errors';
import { OutboundError, outboundSettings } from '@/lib/platform/outbound';
import { fetchJson } from './fetch-json';
import { copyOf, type Fetched, readCopy } from './fetched-copy';
import { isBelow, providerAddress } from './provider-address';

/** Where a source came from, and when; null where it was sent. */
export type Origin = Pick<Fetched, 'url' | 'at'> | null;

type Given = {
  source?: unknown;
  url?: string | undefined;
  copy?: string | undefined;
  dry_run?: boolean | undefined;
};
type Read = { value: unknown; origin: Origin; copy: string | null };

/**
 * What is to be imported: sent, fetched, or the copy of what was fetched before. `copy` is what a dry run keeps of it.
 * Throws `invalid` at `/url` or `/copy` with the reason.
 */
export async function readSource({ source, url, copy, dry_run }: Given): Promise<Read> {
  if (url === undefined) return { value: source, origin: null, copy: null };
  const { value, ...fetched } = copy === undefined ? await fetchSource(url) : await readCopy(copy, url);
  const isKept = dry_run && copy === undefined;
  return { value, origin: { url, at: fetched.at }, copy: isKept ? await copyOf(fetched) : null };
}

async function fetchSource(url: string): Promise<Fetched & { value: unknown }> {
  const { baseUrl, token } = outboundSettings().replicate;
  const address = providerAddress(url, baseUrl);
  const { host } = new URL(address);
  const answer = await fetchJson(address).catch((error: unknown) => {
    throw error instanceof OutboundError ? unreadable(error.reason, error.message) : error;
  });
  if (answer.status === 401 && token === null && isBelow(address, baseUrl))
    throw unreadable('status', `${host} asks for a key. Set REPLICATE_API_TOKEN, or paste the schema.`);
  if (answer.status !== 200)
    throw unreadable('status', `${host} answered ${answer.status}, so there is nothing to import.`);
  if ('fault' in answer.reading) throw unreadable('json', `What ${host} answered ${answer.reading.fault}.`);
  return { url, at: new Date().toISOString(), bytes: answer.bytes, value: answer.reading.value };
}

const unreadable = (code: string, message: string) =>
  new ProblemError('invalid', 'The source could not be fetched; see errors. Nothing was stored.', {
    errors: [{ path: '/url', code, message, in: 'body' }],
  });
