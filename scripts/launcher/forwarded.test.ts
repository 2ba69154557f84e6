import { expect, it } from 'vitest';
import { parseTrustedProxies, sanitiseForwarded } from './forwarded.mjs';

/** The headers that are left of a request from this peer. */
function left(peer: string, headers: Record<string, string>, proxies: string | null) {
  const request = { headers: { ...headers }, socket: { remoteAddress: peer } };
  sanitiseForwarded(request as never, parseTrustedProxies(proxies));
  return request.headers;
}

const forged = {
  'x-forwarded-for': '198.51.100.7',
  'x-forwarded-host': 'evil.example',
  'x-forwarded-proto': 'https',
  'x-real-ip': '198.51.100.7',
  forwarded: 'for=198.51.100.7',
};

it('believes nobody unless told to', () => {
  expect(left('203.0.113.9', forged, null)).toEqual({ 'x-forwarded-for': '203.0.113.9' });
});

it('believes a trusted proxy, by address, range and IPv6', () => {
  const believed = {
    'x-forwarded-for': '198.51.100.7',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
  };
  expect(left('10.1.2.3', forged, '10.0.0.0/8')).toEqual(believed);
  expect(left('::ffff:10.1.2.3', forged, '10.1.2.3')).toEqual(believed);
  expect(left('fd00::1', forged, '192.0.2.1, fd00::/8')).toEqual(believed);
  expect(left('11.1.2.3', forged, '10.0.0.0/8')).toEqual({ 'x-forwarded-for': '11.1.2.3' });
});

it('takes the last address in the chain that is no trusted proxy: what is before it can be forged', () => {
  const headers = { 'x-forwarded-for': '1.1.1.1, 198.51.100.7, 10.0.0.2' };
  expect(left('10.0.0.1', headers, '10.0.0.0/8')).toEqual({ 'x-forwarded-for': '198.51.100.7' });
});

it('refuses what is neither address nor range', () => {
  for (const text of ['proxy.example', '10.0.0.0/33', '10.0.0.0/', '10.0.0.0/8/8', '10.0.0.1,']) {
    expect(() => parseTrustedProxies(text)).toThrow(/MODELBOARD_TRUSTED_PROXIES holds/);
  }
});
