import { beforeEach, describe, expect, it, vi } from 'vitest';
import { originOf, requireSameOrigin } from './same-origin';

/** The environment is read once per process, and a test has its own. */
function configure(publicUrl?: string): void {
  Reflect.deleteProperty(globalThis, Symbol.for('modelboard.env'));
  vi.stubEnv('DATABASE_URL', 'postgres://somebody@host/something');
  vi.stubEnv('MODELBOARD_SECRET', 's'.repeat(32));
  vi.stubEnv('MODELBOARD_PUBLIC_URL', publicUrl);
}

const asked = (headers: Record<string, string>) =>
  new Request('http://127.0.0.1:3000/', { headers: { host: 'board.local:3000', ...headers } });

beforeEach(() => configure());

describe('requireSameOrigin', () => {
  it.each<Record<string, string>>([
    {},
    { 'sec-fetch-site': 'same-origin' },
    { 'sec-fetch-site': 'none' },
    { origin: 'http://board.local:3000' },
    { origin: 'https://board.local:3000', 'x-forwarded-proto': 'https' },
  ])('lets through %j', (headers) => expect(() => requireSameOrigin(asked(headers))).not.toThrow());

  it.each<Record<string, string>>([
    { 'sec-fetch-site': 'cross-site' },
    { 'sec-fetch-site': 'same-site' },
    { 'sec-fetch-site': 'cross-site', origin: 'http://board.local:3000' },
    { origin: 'http://board.local' },
    { origin: 'https://board.local:3000' },
    { origin: 'https://elsewhere.example' },
    { origin: 'null' },
  ])('refuses %j', (headers) => {
    expect(() => requireSameOrigin(asked(headers))).toThrow(
      expect.objectContaining({
        code: 'forbidden',
        message: 'A signed-in browser may change things only from its own pages.',
      }),
    );
  });

  it('lets the public address through, which a proxy may hide from the host', () => {
    configure('https://board.example/');
    expect(() => requireSameOrigin(asked({ origin: 'https://board.example' }))).not.toThrow();
    expect(() => requireSameOrigin(asked({ origin: 'http://board.example' }))).toThrow('own pages');
  });
});

describe('originOf', () => {
  it('is the loopback name that was asked, or the public address; never a foreign host', () => {
    expect(originOf(asked({ host: 'localhost:3000' }))).toBe('http://localhost:3000');
    expect(() => originOf(asked({ host: 'evil.example' }))).toThrow('MODELBOARD_PUBLIC_URL');
    configure('https://board.example/');
    expect(originOf(asked({}))).toBe('https://board.example');
  });
});
