import { createHmac } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type ReplicateDouble, serverError, startReplicateDouble } from '@/e2e/support/replicate';
import * as logging from '@/lib/platform/log';
import { createReplicateClient } from '@/lib/worker/replicate';
import { quickClock } from '@/lib/worker/replicate/fixtures/scripted-provider';
import { requireSigned } from './require-signed';
import { createWebhookSecrets, type WebhookSecrets } from './webhook-secrets';

let double: ReplicateDouble;
let secrets: WebhookSecrets;
let time: number;

function secretsWith(token: string | null): WebhookSecrets {
  const client = createReplicateClient({ token, baseUrl: `${double.url}/v1`, clock: quickClock() });
  return createWebhookSecrets(
    () => client.webhookSecret(),
    () => time,
  );
}

beforeEach(async () => {
  time = 0;
  double = await startReplicateDouble();
  secrets = secretsWith(double.token);
});
afterEach(() => double.close());

const rawBody = Buffer.from('{"id":"abc","status":"succeeded"}');

/** A webhook as the provider signs it. */
function delivery({ secret = double.webhooks.secret, ago = 0, headers = {} } = {}) {
  const at = Math.floor(Date.now() / 1000) - ago;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(`msg_1.${at}.`).update(rawBody).digest('base64');
  return {
    rawBody,
    headers: new Headers({
      'webhook-id': 'msg_1',
      'webhook-timestamp': `${at}`,
      'webhook-signature': `v1,${signature}`,
      ...headers,
    }),
  };
}

const check = (given = {}, known = secrets) => requireSigned(delivery(given), known);
const refused = { code: 'unauthenticated', message: expect.stringContaining('no webhook of Replicate') };

describe('a webhook of the provider', () => {
  it('passes, and the secret is asked for once', async () => {
    await check();
    await check({ ago: 240 });
    expect(double.requests).toHaveLength(1);
  });

  it('passes after the secret was changed, with the next minute', async () => {
    await check();
    const old = double.webhooks.secret;
    double.webhooks.rotate();
    await expect(check()).rejects.toMatchObject(refused);
    time += 60_000;
    await check();
    await expect(check({ secret: old })).rejects.toMatchObject(refused);
    expect(double.requests).toHaveLength(2);
  });
});

describe('any other', () => {
  const forged = { secret: `whsec_${Buffer.alloc(24, 7).toString('base64')}` };

  it('is refused, however many come, with one question a minute', async () => {
    for (let count = 0; count < 50; count += 1) await expect(check(forged)).rejects.toMatchObject(refused);
    expect(double.requests).toHaveLength(1);
    time += 60_000;
    for (let count = 0; count < 50; count += 1) await expect(check(forged)).rejects.toMatchObject(refused);
    expect(double.requests).toHaveLength(2);
  });

  it('is refused without a question where it is old, or has no signature', async () => {
    await expect(check({ ago: 301 })).rejects.toMatchObject(refused);
    await expect(check({ headers: { 'webhook-signature': '' } })).rejects.toMatchObject(refused);
    expect(double.requests).toEqual([]);
  });

  it('is told no reason where no key is set', async () => {
    vi.spyOn(logging, 'log').mockImplementation(() => {});
    await expect(check({}, secretsWith(null))).rejects.toMatchObject({
      code: 'provider_failed',
      message: 'The signature cannot be checked now. Try again later.',
    });
  });

  it('is an error of the provider where it cannot be asked, which another try may mend', async () => {
    vi.spyOn(logging, 'log').mockImplementation(() => {});
    const takeBack = double.script({ on: 'any', answer: serverError(), times: 100 });
    await expect(check()).rejects.toMatchObject({ code: 'provider_failed' });
    takeBack();
    const asked = double.requests.length;
    for (let count = 0; count < 20; count += 1)
      await expect(check(forged)).rejects.toThrow('Try again later.');
    expect(double.requests).toHaveLength(asked);
    time += 60_000;
    await check();
  });
});
