/** Signed in, or the sentence that says why not. */
export type SignInResult = { signedIn: true } | { signedIn: false; reason: string };

const defaultWait = 60;

/** Asks the sign-in library for a session, which comes as a cookie. Never throws. */
export async function signIn(email: string, password: string): Promise<SignInResult> {
  const response = await fetch('/api/auth/sign-in/email', {
    method: 'POST',
    headers: { 'content-type': 'application/json', accept: 'application/json' },
    body: JSON.stringify({ email, password }),
  }).catch(() => null);
  if (response?.ok) return { signedIn: true };
  return { signedIn: false, reason: response ? await reasonOf(response) : unreachable };
}

const unreachable = 'The server cannot be reached. Check your connection and try again.';

async function reasonOf(response: Response): Promise<string> {
  switch (response.status) {
    case 400:
    case 401:
    case 422:
      return 'E-mail or password is wrong.';
    case 403:
      // A problem is ours and speaks of the address that was asked; the library's own 403 is about the person.
      if (response.headers.get('content-type') === 'application/problem+json')
        return (await response.json()).detail;
      return 'Your access is suspended. Ask an admin to bring it back.';
    case 429:
      return `Too many attempts. Try again in ${describeWait(response.headers)}.`;
    case 503:
      return 'The database is away. Try again in a moment.';
    default:
      return `Sign-in failed: the server answered ${response.status}. Try again in a moment.`;
  }
}

/** `Retry-After` in seconds (RFC 9110 §10.2.3), or the name that the sign-in library gives it. */
function describeWait(headers: Headers): string {
  const seconds = Number(headers.get('retry-after') ?? headers.get('x-retry-after') ?? defaultWait);
  const wait = Number.isFinite(seconds) && seconds > 0 ? Math.ceil(seconds) : defaultWait;
  return wait === 1 ? '1 second' : `${wait} seconds`;
}
