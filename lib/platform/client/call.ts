import type { Problem } from '@/lib/platform/errors';

/** A body and the ETag of its state: the one inside, since proxies change the header, else the header's, else null. */
export type Answer<T> = { data: T; etag: string | null };

type CallOptions = {
  /** Sent as JSON; a file goes as it is, under its own type. */
  body?: unknown;
  ifMatch?: string;
  signal?: AbortSignal;
};

/** A request that failed. `problem` is null when no answer came, or one that is not from this API. */
export class RequestError extends Error {
  readonly status: number;
  readonly problem: Problem | null;
  /** The ETag of the present state, on a 412; else null. */
  readonly etag: string | null;

  constructor(status: number, problem: Problem | null, etag: string | null = null) {
    super(
      problem?.detail ??
        (status === 0
          ? 'The server cannot be reached. Check your connection.'
          : `The server answered ${status}.`),
    );
    this.name = 'RequestError';
    this.status = status;
    this.problem = problem;
    this.etag = etag;
  }
}

/** Sends one request to the page's own origin. Throws {@link RequestError}. Endpoints with a contract: `request`. */
export async function call(
  method: string,
  path: string,
  options: CallOptions = {},
): Promise<Answer<unknown>> {
  const headers: Record<string, string> = { accept: 'application/json' };
  const { body } = options;
  if (body instanceof Blob) headers['content-type'] = body.type;
  else if (body !== undefined) headers['content-type'] = 'application/json';
  if (options.ifMatch !== undefined) {
    headers['if-match'] = options.ifMatch;
    // Said again where no proxy changes or drops it.
    headers['modelboard-if-match'] = options.ifMatch;
  }
  const response = await fetch(path, {
    method,
    headers,
    body: body instanceof Blob ? body : body === undefined ? undefined : JSON.stringify(body),
    signal: options.signal,
  }).catch((cause: unknown) => {
    if (options.signal?.aborted) throw cause;
    throw new RequestError(0, null);
  });
  const text = await response.text();
  const answer = text === '' ? null : parse(text);
  const header = response.headers.get('etag');
  if (!response.ok) {
    const problem = isProblem(answer) ? answer : null;
    throw new RequestError(response.status, problem, tagIn(problem?.present) ?? header);
  }
  return { data: answer, etag: tagIn(answer) ?? header };
}

function tagIn(state: unknown): string | null {
  if (typeof state !== 'object' || state === null || !('etag' in state)) return null;
  return typeof state.etag === 'string' ? state.etag : null;
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function isProblem(answer: unknown): answer is Problem {
  return typeof answer === 'object' && answer !== null && 'code' in answer && 'detail' in answer;
}
