import { NOT_JSON, parseJson } from '@/lib/platform/http/parse-json';
import { fetchPublic, outboundSettings } from '@/lib/platform/outbound';
import { isBelow } from './provider-address';
import { whyNoJson } from './why-no-json';

/** Of an answer, decoded. */
export const MAX_BYTES = 5 * 1024 * 1024;
const TIMEOUT_MS = 10_000;

/** What a server answered: a value, or why it is none in `fault`, and the bytes of either. */
export type JsonAnswer = {
  status: number;
  retryAfter: string | null;
  bytes: Buffer;
  reading: { value: unknown } | { fault: string };
};

/** Fetches JSON from where it lies; the provider's API gets the key. Throws OutboundError where no answer came. */
export async function fetchJson(url: string): Promise<JsonAnswer> {
  const { allowedHosts, replicate } = outboundSettings();
  const isProvider = replicate.token !== null && isBelow(url, replicate.baseUrl);
  const { status, headers, bytes } = await fetchPublic(url, {
    maxBytes: MAX_BYTES,
    timeoutMs: TIMEOUT_MS,
    allowedHosts,
    headers: { accept: 'application/json, */*;q=0.5' },
    authorization: isProvider ? `Bearer ${replicate.token}` : null,
  });
  const parsed = parseJson(bytes);
  const isMalformed = 'fault' in parsed && parsed.fault === NOT_JSON;
  const reading = isMalformed ? { fault: whyNoJson(headers['content-type'] ?? '', bytes) } : parsed;
  return { status, retryAfter: headers['retry-after'] ?? null, bytes, reading };
}
