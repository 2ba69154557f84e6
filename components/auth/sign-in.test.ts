import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { signIn } from './sign-in';

type Answer = { status: number; headers?: Record<string, string>; body?: string };

let server: Server;
let answer: Answer;
let received: { url?: string; body: string };

beforeEach(async () => {
  server = createServer(async (request, response) => {
    let body = '';
    for await (const part of request) body += part;
    received = { url: request.url, body };
    response.writeHead(answer.status, answer.headers).end(answer.body ?? '{}');
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const { port } = server.address() as AddressInfo;
  const real = globalThis.fetch;
  // A browser completes the path with the page's origin; Node does not.
  vi.stubGlobal('fetch', (path: string, init: RequestInit) => real(`http://127.0.0.1:${port}${path}`, init));
});

afterEach(async () => {
  server.closeAllConnections();
  await new Promise((closed) => server.close(closed));
});

async function reasonFor(given: Answer): Promise<string | null> {
  answer = given;
  const result = await signIn('ada@example.com', 'a long password');
  return result.signedIn ? null : result.reason;
}

describe('signIn', () => {
  it('sends e-mail and password to the sign-in library', async () => {
    expect(await reasonFor({ status: 200 })).toBeNull();
    expect(received).toEqual({
      url: '/api/auth/sign-in/email',
      body: '{"email":"ada@example.com","password":"a long password"}',
    });
  });

  it.each<[Answer, string]>([
    [{ status: 401 }, 'E-mail or password is wrong.'],
    [{ status: 400 }, 'E-mail or password is wrong.'],
    [{ status: 403 }, 'Your access is suspended. Ask an admin to bring it back.'],
    [
      {
        status: 403,
        headers: { 'content-type': 'application/problem+json' },
        body: '{"detail":"Sign-in is not set up for this address."}',
      },
      'Sign-in is not set up for this address.',
    ],
    [{ status: 429, headers: { 'retry-after': '42' } }, 'Too many attempts. Try again in 42 seconds.'],
    [{ status: 429, headers: { 'x-retry-after': '1' } }, 'Too many attempts. Try again in 1 second.'],
    [{ status: 429 }, 'Too many attempts. Try again in 60 seconds.'],
    [{ status: 503 }, 'The database is away. Try again in a moment.'],
    [{ status: 500 }, 'Sign-in failed: the server answered 500. Try again in a moment.'],
  ])('%o is "%s"', async (given, reason) => {
    expect(await reasonFor(given)).toBe(reason);
  });

  it('says that the server cannot be reached', async () => {
    await new Promise((closed) => server.close(closed));
    server.closeAllConnections();
    expect(await reasonFor({ status: 200 })).toBe(
      'The server cannot be reached. Check your connection and try again.',
    );
  });
});
