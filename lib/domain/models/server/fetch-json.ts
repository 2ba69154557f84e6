import { parseJson } from '@/lib/platform/http/parse-json';
import { fetchPublic, outboundSettings } from '@/lib/platform/outbound';
import { isBelow } from './provider-address';

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
  const reading = readingOf(headers['content-type'] ?? '', bytes);
  return { status, retryAfter: headers['retry-after'] ?? null, bytes, reading };
}

/** What is no JSON is mostly a page about the schema, or YAML, which takes too long to read while others wait. */
function readingOf(type: string, bytes: Buffer): JsonAnswer['reading'] {
  const reading = parseJson(bytes);
  if ('value' in reading) return reading;
  const start = bytes.subarray(0, 200).toString();
  if (/^text\/html\b/.test(type) || /^\s*<(!doctype )?html/i.test(start))
    return { fault: 'is a web page, not JSON: give the address of the schema itself' };
  if (/yaml\b/.test(type) || /^(---|openapi:|swagger:)/.test(start))
    return { fault: 'is YAML, and only JSON is fetched: give the address of the JSON, or paste the text' };
  return reading;
}
