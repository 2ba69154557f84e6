import { timer } from './timer';
import type { Timing } from './timing';

/** Names in lower case. */
export type Headers = Readonly<Record<string, string | undefined>>;

/** An answer of any status, read in full. */
export type Answer = { status: number; headers: Headers; text: string };

/** An answer whose body is still to come. */
export type Opened = AsyncIterable<Uint8Array> & {
  status: number;
  headers: Headers;
  /** Ends it; whoever reads the body gets the error. */
  destroy(reason?: Error): void;
};

type Method = 'GET' | 'HEAD';

/** How bytes travel: with Node's own client, or with `fetch`. No request lasts longer than `answerMs` until its answer begins. */
export type Wire = {
  begin(method: Method, path: string, headers: Record<string, string>): Promise<Opened>;
  /** Ends all open requests, and rejects later ones. */
  close(): void;
};

export type OpenWire = (url: URL, timing: Pick<Timing, 'answerMs'>) => Wire;

/** Requests to one server. Every one has a time limit, and none keeps the process alive. */
export type Transport = {
  send(method: Method, path: string, headers: Record<string, string>): Promise<Answer>;
  open(method: Method, path: string, headers: Record<string, string>): Promise<Opened>;
  /** Whether the token is another one than that which was refused last. Asks no server. */
  hasNewToken(): Promise<boolean>;
  close(): void;
};

/** Far above any snapshot: an answer without end must not fill the memory. */
const MAX_BYTES = 64 * 1024 * 1024;

/** Adds the token to requests, and reads responses. */
export function createTransport(
  { url, token }: { url: URL; token: () => Promise<string> },
  timing: Pick<Timing, 'answerMs' | 'bodyMs'>,
  openWire: OpenWire,
): Transport {
  const wire = openWire(url, timing);
  let refused = '';

  const presentToken = () => within(timing.answerMs, token());

  async function open(method: Method, path: string, headers: Record<string, string>): Promise<Opened> {
    const sent = await presentToken();
    const response = await wire.begin(method, path, { ...headers, authorization: `Bearer ${sent}` });
    if (response.status === 401 || response.status === 403) refused = sent;
    return response;
  }

  return {
    open,
    async send(method, path, headers) {
      const response = await open(method, path, headers);
      const text = await read(response, timing.bodyMs);
      return { status: response.status, headers: response.headers, text };
    },
    hasNewToken: () =>
      presentToken().then(
        (present) => present !== refused,
        () => false,
      ),
    close: () => wire.close(),
  };
}

async function read(response: Opened, bodyMs: number): Promise<string> {
  const limit = timer(bodyMs, () => response.destroy(tooSlow(bodyMs)));
  const decoder = new TextDecoder();
  let text = '';
  try {
    for await (const bytes of response) {
      text += decoder.decode(bytes, { stream: true });
      if (text.length > MAX_BYTES) throw new Error(`the answer is longer than ${MAX_BYTES} characters`);
    }
    return text + decoder.decode();
  } finally {
    clearTimeout(limit);
  }
}

export const tooSlow = (ms: number) => new Error(`no answer within ${ms / 1000} s`);

export const closed = () => new Error('the client is closed');

function within<Value>(ms: number, promise: Promise<Value>): Promise<Value> {
  return new Promise((resolve, reject) => {
    const limit = timer(ms, () => reject(new Error(`the token option gave nothing within ${ms / 1000} s`)));
    promise.then(resolve, reject).finally(() => clearTimeout(limit));
  });
}

/** What went wrong, in one line and without secrets. */
export function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  // Several addresses of one name failed: the first says enough.
  const first = error instanceof AggregateError ? error.errors[0] : error;
  return first instanceof Error && first.message ? first.message : error.name;
}
