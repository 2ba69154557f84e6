import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ask, create, get } from './ask';
import { type ReplicateDouble, startReplicateDouble } from './index';
import type { Prediction } from './prediction';
import { newSecret } from './webhooks';

const NEVER = Number.POSITIVE_INFINITY;
type Received = { headers: IncomingHttpHeaders; text: string; status: string };

let double: ReplicateDouble;
let listener: Server;
let webhook: string;
let received: Received[];
/** What the listener answers, in turn; then 200. */
let answers: number[];

beforeEach(async () => {
  double = await startReplicateDouble({ secondMs: 20 });
  received = [];
  answers = [];
  listener = createServer(async (request, response) => {
    let text = '';
    for await (const chunk of request.setEncoding('utf8')) text += chunk;
    received.push({ headers: request.headers, text, status: JSON.parse(text).status });
    response.writeHead(answers.shift() ?? 200, { location: '/elsewhere' }).end();
  }).listen(0, '127.0.0.1');
  await once(listener, 'listening');
  webhook = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/hook`;
});

afterEach(async () => {
  await double.close();
  listener.close();
});

async function made(plan: object, members: object = {}): Promise<Prediction> {
  double.script({ prediction: { startAfterMs: NEVER, runForMs: NEVER, ...plan } });
  const { body } = await create(double, { webhook, ...members });
  return double.predictions.find(({ id }) => id === body.id) as Prediction;
}

/** As the vendor's documentation tells receivers to check. */
function isSigned({ headers, text }: Received, secret: string): boolean {
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`;
  const expected = createHmac('sha256', key).update(signed).digest('base64');
  return String(headers['webhook-signature']).split(' ').includes(`v1,${expected}`);
}

const statuses = () => received.map(({ status }) => status);

test('a webhook has the body of a GET and is signed with the secret that the API tells', async () => {
  const prediction = await made({}, { webhook_events_filter: ['completed'] });
  prediction.start();
  prediction.succeed(1);
  await expect.poll(() => received).toHaveLength(1);
  const [only] = received as [Received];
  expect(JSON.parse(only.text)).toEqual(await get(double, prediction.id));
  const { body } = await ask(double, 'GET', '/v1/webhooks/default/secret');
  expect(body.key).toMatch(/^whsec_/);
  expect(isSigned(only, body.key)).toBe(true);
  expect(isSigned(only, newSecret())).toBe(false);
  double.webhooks.rotate();
  expect((await ask(double, 'GET', '/v1/webhooks/default/secret')).body.key).not.toBe(body.key);
});

test('it is sent for what was asked for: outputs and the end, or what the filter names', async () => {
  const plain = await made({});
  plain.start();
  plain.log('a line');
  plain.show();
  plain.succeed(1);
  await expect.poll(statuses).toEqual(['processing', 'succeeded']);
  const filtered = await made({}, { webhook_events_filter: ['start', 'logs'] });
  filtered.start();
  filtered.log('a line');
  filtered.succeed(1);
  await expect.poll(statuses).toEqual(['processing', 'succeeded', 'processing', 'processing']);
});

test('output and logs are sent twice a second at most, the end always', async () => {
  const prediction = await made({}, { webhook_events_filter: ['logs', 'completed'] });
  prediction.start();
  for (let line = 0; line < 5; line += 1) prediction.log(`line ${line}`);
  prediction.succeed(1);
  await expect.poll(statuses).toEqual(['processing', 'succeeded']);
});

test('one that meets no answer is sent again under its id; a redirect is not followed', async () => {
  answers = [500, 503, 302];
  const prediction = await made({}, { webhook_events_filter: ['completed'] });
  prediction.start();
  prediction.fail('no');
  await expect.poll(() => received).toHaveLength(3);
  expect(new Set(received.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
  await expect.poll(() => double.webhooks.deliveries[0]?.statuses).toEqual([500, 503, 302]);
});

test('every one comes twice where the plan says so', async () => {
  const prediction = await made({ webhooks: 'twice' });
  prediction.start();
  prediction.succeed(1);
  await expect.poll(statuses).toEqual(['succeeded', 'succeeded']);
  const [first, second] = received as [Received, Received];
  expect(second.headers['webhook-id']).toBe(first.headers['webhook-id']);
});

test('held ones come when the test sends them: late, out of order, again', async () => {
  const prediction = await made({ webhooks: 'held' }, { webhook_events_filter: ['start', 'completed'] });
  prediction.start();
  prediction.succeed(1);
  await expect.poll(() => double.webhooks.deliveries).toHaveLength(2);
  expect(received).toEqual([]);
  for (const happening of ['completed', 'start', 'completed']) {
    expect(await double.deliver(prediction, happening)).toBe(200);
  }
  expect(statuses()).toEqual(['succeeded', 'processing', 'succeeded']);
  await expect(double.deliver(prediction, 'logs')).rejects.toThrow('No webhook "logs"');
});

test('a test signs with two secrets, a wrong one, or a time of long ago', async () => {
  const prediction = await made({ webhooks: 'held' });
  prediction.start();
  prediction.succeed(1);
  await expect.poll(() => double.webhooks.deliveries).toHaveLength(1);
  const { secret } = double.webhooks;
  const at = new Date(Date.now() - 600_000);
  await double.deliver(prediction, 'completed', { secrets: [newSecret(), secret] });
  await double.deliver(prediction, 'completed', { secrets: [newSecret()] });
  await double.deliver(prediction, 'completed', { at });
  expect(received.map((one) => isSigned(one, secret))).toEqual([true, false, true]);
  expect(String(received[0]?.headers['webhook-signature']).split(' ')).toHaveLength(2);
  expect(Number(received[2]?.headers['webhook-timestamp'])).toBe(Math.floor(at.getTime() / 1000));
});

test('one that reaches nobody is tried a few times and given up', async () => {
  const closed = listener;
  closed.close();
  await once(closed, 'close');
  const prediction = await made({});
  prediction.start();
  prediction.succeed(1);
  await expect.poll(() => double.webhooks.deliveries[0]?.statuses).toEqual([null, null, null, null]);
});
