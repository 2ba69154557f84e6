import { RequestError } from '@/lib/platform/client/call';

export type ErrorDescription = {
  /** One sentence for the screen. */
  detail: string;
  /** What the log calls it; null where no answer came from the API. */
  requestId: string | null;
  /** The fault is not in what was asked: the log says more. */
  isFault: boolean;
  /** The session is gone: signing in again helps, trying again does not. */
  signedOut: boolean;
};

/** What a screen says about a failure. A fault that did not come from the API has no words of its own: it gets fixed ones. */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof RequestError)) {
    return { detail: 'Something went wrong on this page.', requestId: null, isFault: true, signedOut: false };
  }
  const signedOut = error.status === 401;
  return {
    detail: signedOut ? 'You are no longer signed in.' : error.message,
    requestId: error.problem?.request_id ?? null,
    isFault: error.status === 0 || error.status >= 500,
    signedOut,
  };
}
