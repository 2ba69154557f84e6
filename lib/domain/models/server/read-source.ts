import { ProblemError } from '@/lib/platform/errors';
import { OutboundError, outboundSettings } from '@/lib/platform/outbound';
import { fetchJson } from './fetch-json';
import { isBelow, providerAddress } from './provider-address';

/** What lies at an address that somebody gave as a source. Throws `invalid` at `/url` with the reason. */
export async function readSource(url: string): Promise<unknown> {
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
  return answer.reading.value;
}

const unreadable = (code: string, message: string) =>
  new ProblemError('invalid', 'The source could not be fetched; see errors. Nothing was stored.', {
    errors: [{ path: '/url', code, message, in: 'body' }],
  });
