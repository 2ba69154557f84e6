import { createHmac, randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { verifyWebhook } from './index';

const key = randomBytes(24);
const secret = `whsec_${key.toString('base64')}`;
const old = `whsec_${randomBytes(24).toString('base64')}`;
const rawBody = Buffer.from('{"id":"abc","status":"succeeded"}');
const SENT = 1_767_225_600;
const now = (seconds = 0) => new Date((SENT + seconds) * 1000);

const sign = (by: Buffer, body: Uint8Array = rawBody, id = 'msg_1', at: string | number = SENT) =>
  `v1,${createHmac('sha256', by).update(`${id}.${at}.`).update(body).digest('base64')}`;

const headers = (more: Record<string, string> = {}) =>
  new Headers({
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(SENT),
    'webhook-signature': sign(key),
    ...more,
  });

const verify = (more: Partial<Parameters<typeof verifyWebhook>[0]> = {}) =>
  verifyWebhook({ headers: headers(), rawBody, secrets: [secret], now: now(), ...more });

describe('a delivery is the provider’s', () => {
  it('with the right signature, also of a resend within five minutes either way', () => {
    expect(verify()).toEqual({ ok: true, id: 'msg_1' });
    expect(verify({ now: now(300) })).toEqual({ ok: true, id: 'msg_1' });
    expect(verify({ now: now(-300) })).toEqual({ ok: true, id: 'msg_1' });
  });

  it('with one of several secrets, and one of several signatures', () => {
    expect(verify({ secrets: [old, secret] }).ok).toBe(true);
    const several = `v1a,abc v1,AAAA ${sign(randomBytes(24))} ${sign(key)}`;
    expect(verify({ headers: headers({ 'webhook-signature': several }) }).ok).toBe(true);
  });

  it('as the vendor’s documentation signs: HMAC-SHA256 of id, time and body', () => {
    // Made with openssl: printf '%s' 'id.1.{}' | openssl dgst -sha256 -hmac key -binary | base64
    const signed = new Headers({
      'webhook-id': 'id',
      'webhook-timestamp': '1',
      'webhook-signature': 'v1,5PVmP2AfJGwnp9flV+flrzfukNWA9zyUdqvI+IQalVs=',
    });
    const given = {
      headers: signed,
      rawBody: Buffer.from('{}'),
      secrets: ['whsec_a2V5'],
      now: new Date(1000),
    };
    expect(verify(given)).toEqual({ ok: true, id: 'id' });
  });
});

describe('a delivery is refused', () => {
  it.each<[string, Partial<Parameters<typeof verifyWebhook>[0]>]>([
    ['with a changed body', { rawBody: Buffer.from('{"id":"abc","status":"failed"}') }],
    ['with a changed id', { headers: headers({ 'webhook-id': 'msg_2' }) }],
    ['with a changed time', { headers: headers({ 'webhook-timestamp': String(SENT + 1) }) }],
    ['signed with another secret', { secrets: [old] }],
    ['where there is no secret', { secrets: [] }],
    [
      'where the secret is empty',
      { secrets: ['whsec_', ''], headers: headers({ 'webhook-signature': sign(Buffer.alloc(0)) }) },
    ],
    ['with half a signature', { headers: headers({ 'webhook-signature': sign(key).slice(0, 20) }) }],
    ['under another scheme', { headers: headers({ 'webhook-signature': sign(key).replace('v1', 'v2') }) }],
    ['with an empty signature', { headers: headers({ 'webhook-signature': '' }) }],
    ['more than five minutes late', { now: now(301) }],
    ['more than five minutes early', { now: now(-301) }],
    [
      'with a time that is none',
      {
        headers: headers({ 'webhook-timestamp': 'x', 'webhook-signature': sign(key, rawBody, 'msg_1', 'x') }),
      },
    ],
    ['without any header', { headers: new Headers() }],
  ])('%s', (_, given) =>
    expect(verify(given)).toMatchObject({ ok: false, reason: expect.stringMatching(/\w/) }),
  );
});
