import { describe, expect, it } from 'vitest';
import { loginUrl, safeNext } from './login-url';

describe('loginUrl', () => {
  it('leads back, query included', () => {
    expect(
      safeNext(
        new URL(loginUrl('/audit?action=config.update&from=a+b'), 'http://x').searchParams.get('next'),
      ),
    ).toBe('/audit?action=config.update&from=a+b');
  });

  it('says nothing of the first page', () => {
    expect(loginUrl('/')).toBe('/login');
  });
});

describe('safeNext', () => {
  it.each(['/', '/models', '/models/flux/configure#seed', '/audit?subject=a%2Fb', '/models/a%2Fb/history'])(
    'keeps %s',
    (path) => expect(safeNext(path)).toBe(path),
  );

  it.each([
    null,
    undefined,
    '',
    'models',
    'https://evil.example/',
    '//evil.example/',
    '/\\evil.example/',
    '/\t/evil.example',
    '/..//evil.example',
    'javascript:alert(1)',
    '/login?next=/login',
    '/setup?token=x',
    '/api/auth/sign-out',
  ])('refuses %s', (path) => expect(safeNext(path)).toBe('/'));
});
