import { type ErrorCode, statusOf, titleOf } from './codes';

/** One offending place. `in` is absent where `path` points into a config, else it names the part of the request. */
export type ProblemEntry = { path: string; code: string; message: string; in?: 'body' | 'query' };

/** A problem document (RFC 9457) as this API sends it. `present` carries the present state on a 412. */
export type Problem = {
  type: string;
  title: string;
  status: number;
  detail: string;
  code: ErrorCode;
  request_id: string;
  errors: ProblemEntry[];
  /** How many entries were left out of `errors`; absent if none. */
  errors_omitted?: number;
  present?: unknown;
};

/** Entries of `errors` in one answer. A body of 1 MiB can hold 90,000 unknown keys. */
const MAX_ERRORS = 200;

/** At most 200 errors for an answer, and the number of the rest, if any. */
export function limitErrors<Entry>(errors: readonly Entry[]): { errors: Entry[]; errors_omitted?: number } {
  const omitted = errors.length - MAX_ERRORS;
  return { errors: errors.slice(0, MAX_ERRORS), ...(omitted > 0 ? { errors_omitted: omitted } : {}) };
}

type Details = {
  errors?: ProblemEntry[];
  /** Further members of the problem document, such as `present` or `affected`. */
  members?: Record<string, unknown>;
  headers?: Record<string, string>;
  cause?: unknown;
};

/** A failure with a code, meant for whoever called. Anything else that is thrown is a fault of ours: a 500. */
export class ProblemError extends Error {
  readonly code: ErrorCode;
  readonly errors: ProblemEntry[];
  readonly members: Record<string, unknown>;
  readonly headers: Record<string, string>;

  constructor(code: ErrorCode, detail: string, details: Details = {}) {
    super(detail, { cause: details.cause });
    this.name = 'ProblemError';
    this.code = code;
    this.errors = details.errors ?? [];
    this.members = details.members ?? {};
    this.headers = details.headers ?? {};
  }

  /** The document to send. */
  toProblem(requestId: string): Problem {
    return {
      type: 'about:blank',
      title: titleOf[this.code],
      status: statusOf[this.code],
      detail: this.message,
      code: this.code,
      request_id: requestId,
      ...limitErrors(this.errors),
      ...this.members,
    };
  }
}
