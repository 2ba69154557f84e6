import { setTimeout as wait } from 'node:timers/promises';
import { fetchPublic, OutboundError, providerHost } from '@/lib/platform/outbound';
import { ProviderError } from '../ports';
import { bytesOfDataUrl } from './data-url';

export type FetchOptions = {
  /** The provider's address; its key goes nowhere else. */
  baseUrl: string;
  token: string | null;
  signal?: AbortSignal;
  /** 20 MiB unless given. */
  maxBytes?: number;
  /** For one try; half a minute unless given. */
  timeoutMs?: number;
  /** Waits between two tries. */
  sleep?: (ms: number, signal?: AbortSignal) => Promise<unknown>;
};

const MIB = 1024 * 1024;
/**
 * Milliseconds before each further try: files are served by another system than the one that says where they are. Longer
 * waits are the caller's.
 */
const PAUSES = [250, 500, 1000];
/** Timeout, too early, too many requests. */
const PASSING = [408, 425, 429];

/**
 * The bytes of an output that the provider refers to: a data URL, or a file at an https address on the public internet.
 * Where the provider's own address is http, on this machine, its files may be too. Throws {@link ProviderError}
 * `output_unusable` with what is wrong, `provider_down` for what may pass later, or the reason of the signal.
 */
export async function fetchOutput(reference: string, options: FetchOptions): Promise<Uint8Array> {
  const { maxBytes = 20 * MIB } = options;
  if (!/^data:/i.test(reference)) return fetchFile(reference, { ...options, maxBytes });
  // Four characters are three bytes: what is too large is not even decoded.
  if (reference.length * 0.75 > maxBytes + 1024) throw unusable(tooLarge(maxBytes));
  const bytes = bytesOfDataUrl(reference);
  if (bytes === null) throw unusable('it is a data URL that is not in base64.');
  if (bytes.length > maxBytes) throw unusable(tooLarge(maxBytes));
  return bytes;
}

const tooLarge = (maxBytes: number) => `it has more than ${maxBytes / MIB} MiB.`;

async function fetchFile(url: string, options: FetchOptions & { maxBytes: number }): Promise<Uint8Array> {
  const { signal, sleep = (ms) => wait(ms, undefined, signal ? { signal } : {}) } = options;
  for (let tries = 0; ; tries += 1) {
    signal?.throwIfAborted();
    const tried = await attempt(url, options);
    if ('bytes' in tried) return tried.bytes;
    signal?.throwIfAborted();
    const pause = tried.isPassing ? PAUSES[tries] : undefined;
    if (pause === undefined) throw unusable(tried.what, tried);
    await sleep(pause, signal).catch(() => signal?.throwIfAborted());
  }
}

type Tried = { bytes: Uint8Array } | { what: string; isPassing: boolean; cause?: unknown };

async function attempt(url: string, options: FetchOptions & { maxBytes: number }): Promise<Tried> {
  const { baseUrl, token, maxBytes, timeoutMs = 30_000, signal } = options;
  const isOwn = URL.canParse(url) && new URL(url).origin === new URL(baseUrl).origin;
  try {
    const { status, bytes } = await fetchPublic(url, {
      maxBytes,
      timeoutMs,
      allowedHosts: [providerHost(baseUrl)],
      protocols: baseUrl.startsWith('http:') ? ['https:', 'http:'] : ['https:'],
      headers: { accept: 'image/*' },
      authorization: isOwn && token !== null ? `Bearer ${token}` : null,
      ...(signal && { signal }),
    });
    if (status === 200) return { bytes };
    const isGone = status === 403 || status === 404 || status === 410;
    const what = `its address answered ${status}${isGone ? ': it was removed, or has expired' : ''}.`;
    return { what, isPassing: status >= 500 || PASSING.includes(status) };
  } catch (cause) {
    if (!(cause instanceof OutboundError)) throw cause;
    const isPassing = ['name', 'connection', 'timeout'].includes(cause.reason);
    return { what: cause.message, isPassing, cause };
  }
}

type Why = { isPassing?: boolean; cause?: unknown };

function unusable(what: string, { isPassing = false, cause }: Why = {}): ProviderError {
  const errorClass = isPassing ? 'provider_down' : 'output_unusable';
  return new ProviderError(errorClass, `The output cannot be fetched: ${what}`, { cause });
}
