import type { Settings } from './options';

/** One request to the provider. `path` begins with a slash and is encoded. */
export type Asking = {
  method: 'GET' | 'POST';
  path: string;
  headers?: Record<string, string>;
  body?: BodyInit;
  signal?: AbortSignal | undefined;
};

/** What came back. `json` is undefined where the body is no JSON. */
export type Answer = { status: number; headers: Headers; json: unknown };

/** No answer, or half of one. */
export class LostError extends Error {
  override name = 'LostError';
  readonly reason: 'timeout' | 'connection' | 'too_large';
  /** Whether the request may have reached the provider. */
  readonly wasSent: boolean;

  constructor(reason: LostError['reason'], message: string, wasSent: boolean, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
    this.wasSent = wasSent;
  }
}

/** Several pictures as data URLs fit; a runaway answer does not. */
const MAX_BYTES = 64 * 1024 * 1024;

/** What fails before a byte of the request leaves: names, connections, certificates. */
const NOT_SENT =
  /^(ECONNREFUSED|ENOTFOUND|EAI_AGAIN|ENETUNREACH|EHOSTUNREACH|UND_ERR_CONNECT_TIMEOUT|ERR_TLS_\w+|CERT_\w+|DEPTH_ZERO_\w+|SELF_SIGNED_\w+|UNABLE_TO_\w+)$/;

/** Sends one request and reads its answer in full. Throws {@link LostError}, or the reason of the caller's signal. */
export async function exchange(settings: Settings, asking: Asking, timeoutMs: number): Promise<Answer> {
  const { signal } = asking;
  signal?.throwIfAborted();
  const ending = new AbortController();
  const end = () => ending.abort();
  const timer = setTimeout(end, timeoutMs);
  signal?.addEventListener('abort', end);
  let hasAnswer = false;
  try {
    const response = await settings.fetch(`${settings.baseUrl}${asking.path}`, {
      method: asking.method,
      headers: { accept: 'application/json', ...asking.headers, authorization: `Bearer ${settings.token}` },
      ...(asking.body === undefined ? {} : { body: asking.body }),
      signal: ending.signal,
      // The key goes to the provider's address alone, and nobody keeps answers in between.
      redirect: 'manual',
      cache: 'no-store',
    });
    hasAnswer = true;
    const { status, headers } = response;
    return { status, headers, json: parsed(await readText(response)) };
  } catch (error) {
    if (error instanceof LostError) throw error;
    signal?.throwIfAborted();
    throw lost(error, ending.signal.aborted ? timeoutMs : null, hasAnswer);
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', end);
  }
}

function lost(error: unknown, timeoutMs: number | null, hasAnswer: boolean): LostError {
  if (timeoutMs !== null)
    return new LostError('timeout', `did not answer in full within ${timeoutMs / 1000} s`, true, error);
  const code = codeOf(error);
  const wasSent = hasAnswer || !NOT_SENT.test(code);
  const message = wasSent ? 'cut the connection' : 'cannot be reached';
  return new LostError('connection', `${message} (${code})`, wasSent, error);
}

/** `fetch` says only "fetch failed"; the code lies in the chain of its causes. */
function codeOf(error: unknown): string {
  for (let at = error; at instanceof Error; at = at.cause) {
    if ('code' in at && typeof at.code === 'string') return at.code;
  }
  return error instanceof Error ? error.name : 'unknown';
}

async function readText(response: Response): Promise<string> {
  if (response.body === null) return '';
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body as unknown as AsyncIterable<Uint8Array>) {
    length += chunk.length;
    if (length > MAX_BYTES) throw new LostError('too_large', 'sent more than 64 MiB', true);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
