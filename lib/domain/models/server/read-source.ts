import { segmentsOf } from '@/lib/config-schema';
import type { ReportEntry } from '@/lib/config-schema/import';
import { ProblemError } from '@/lib/platform/errors';
import { OutboundError, outboundSettings } from '@/lib/platform/outbound';
import { fetchJson } from './fetch-json';
import { copyOf, type Fetched, readCopy } from './fetched-copy';
import { isBelow, providerAddress } from './provider-address';
import { repeatedNames } from './repeated-names';

/** Where a source came from, and when; null where it was sent. */
export type Origin = Pick<Fetched, 'url' | 'at'> | null;

type Given = {
  source?: unknown;
  url?: string | undefined;
  copy?: string | undefined;
  dry_run?: boolean | undefined;
};
type Read = { value: unknown; origin: Origin; copy: string | null; report: ReportEntry[] };

/**
 * What is to be imported: sent, fetched, or the copy of what was fetched before. `copy` is what a dry run keeps of it,
 * `report` what reading it lost. Throws `invalid` at `/url` or `/copy` with the reason.
 */
export async function readSource({ source, url, copy, dry_run }: Given): Promise<Read> {
  if (url === undefined) return { value: source, origin: null, copy: null, report: [] };
  const { value, ...fetched } = copy === undefined ? await fetchSource(url) : await readCopy(copy, url);
  const isKept = dry_run && copy === undefined;
  return {
    value,
    origin: { url, at: fetched.at },
    copy: isKept ? await copyOf(fetched) : null,
    report: repeated(fetched.bytes),
  };
}

/** The screen refuses such a text where it is pasted; a provider's document is taken as every reader of JSON takes it. */
function repeated(bytes: Buffer): ReportEntry[] {
  const [path, ...others] = repeatedNames(bytes.toString());
  if (path === undefined) return [];
  const more =
    others.length === 1
      ? ', and so does another in its own'
      : `, and so do ${others.length} others in theirs`;
  const rest = others.length > 0 ? more : '';
  const message = `The name "${segmentsOf(path).at(-1)}" occurs twice in its object${rest}: the last one was taken`;
  return [{ path, level: 'warning', message }];
}

async function fetchSource(url: string): Promise<Fetched & { value: unknown }> {
  const { baseUrl, token } = outboundSettings().replicate;
  const address = providerAddress(url, baseUrl);
  const { host } = new URL(address);
  const answer = await fetchJson(address).catch((error: unknown) => {
    throw error instanceof OutboundError ? unreadable(error.reason, error.message) : error;
  });
  if (answer.status !== 200) {
    const asked = isBelow(address, baseUrl) ? { key: token } : {};
    throw unreadable('status', `${host} answered ${answer.status}: ${whyRefused(answer.status, asked)}`);
  }
  if ('fault' in answer.reading) throw unreadable('json', `What ${host} answered ${answer.reading.fault}.`);
  return { url, at: new Date().toISOString(), bytes: answer.bytes, value: answer.reading.value };
}

/** `key`: what the provider was asked with, where it was the provider; null where none is set. */
function whyRefused(status: number, { key }: { key?: string | null }): string {
  if (status === 401 || status === 403) {
    if (key === null) return 'it asks for a key. Set REPLICATE_API_TOKEN, or paste the schema.';
    return key === undefined
      ? 'it is not open to everybody, and Modelboard has no key for it. Paste the schema.'
      : 'it refuses the key. Set REPLICATE_API_TOKEN to a valid one, or paste the schema.';
  }
  if (status === 404 || status === 410) return 'there is nothing at this address. Check it.';
  if (status === 429 || status >= 500) return 'try again in a moment, or paste the schema.';
  return 'there is nothing to import. Give the address of the schema itself.';
}

const unreadable = (code: string, message: string) =>
  new ProblemError('invalid', 'The source could not be fetched; see errors. Nothing was stored.', {
    errors: [{ path: '/url', code, message, in: 'body' }],
  });
