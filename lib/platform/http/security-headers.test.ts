import { describe, expect, it } from 'vitest';
import { apiPolicy, pagePolicy } from './security-headers';

describe('pagePolicy', () => {
  it('runs scripts by nonce only, and loads nothing from elsewhere', () => {
    expect(pagePolicy('abc', false)).toBe(
      "default-src 'self'; script-src 'self' 'nonce-abc' 'strict-dynamic'; style-src 'self' 'unsafe-inline'; " +
        "img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; object-src 'none'; base-uri 'none'; " +
        "form-action 'self'; frame-ancestors 'none'",
    );
  });

  it('lets the development build evaluate and reload', () => {
    const policy = pagePolicy('abc', true);
    expect(policy).toContain("'strict-dynamic' 'unsafe-eval';");
    expect(policy).toContain("connect-src 'self' ws: wss:;");
  });
});

describe('apiPolicy', () => {
  it('allows nothing', () => {
    expect(apiPolicy).toBe("default-src 'none'; frame-ancestors 'none'; sandbox");
  });
});
