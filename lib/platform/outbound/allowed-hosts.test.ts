import { describe, expect, it } from 'vitest';
import { isAllowedHost, parseAllowedHosts } from './allowed-hosts';

describe('the list', () => {
  it('names hosts, with a port or without', () => {
    expect(parseAllowedHosts(' Schemas.Internal, 10.0.0.7:8080,[::1]:81 , ')).toEqual([
      { host: 'schemas.internal', port: null },
      { host: '10.0.0.7', port: 8080 },
      { host: '[::1]', port: 81 },
    ]);
  });

  it.each([
    'http://host',
    'host/path',
    'user@host',
    'host:0',
    'host:65536',
    'host:http',
    '::1',
    'two words',
    '*',
  ])('%s is none', (text) => expect(parseAllowedHosts(`good.internal,${text}`)).toBeNull());
});

describe('a host is allowed', () => {
  const hosts = parseAllowedHosts('schemas.internal,127.0.0.1:8080,secure.internal:443') ?? [];
  it.each([
    ['http://schemas.internal:1234/x', true],
    ['http://127.0.0.1:8080/', true],
    ['http://0x7f.1:8080/', true],
    ['https://secure.internal/', true],
    ['http://127.0.0.1/', false],
    ['http://127.0.0.1:8081/', false],
    ['http://secure.internal/', false],
    ['http://evil.schemas.internal/', false],
    ['http://schemas.internal.evil.example/', false],
  ])('%s: %s', (url, allowed) => expect(isAllowedHost(hosts, new URL(url))).toBe(allowed));
});
