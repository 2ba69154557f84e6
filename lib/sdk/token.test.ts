import { expect, it } from 'vitest';
import { clientOf, eventually, startServer } from './fixtures/test-client';
import { problem, snapshotOf } from './fixtures/wire-server';
import { openNodeWire } from './node-wire';
import { TIMING } from './timing';
import { createTransport } from './transport';
import { SNAPSHOT_PATH } from './wire';

it('raises an alarm with the words of the server, keeps the values, and takes a replaced token at once', async () => {
  const server = await startServer();
  let token = 'first';
  server.tokens = new Set(['first']);
  const slow = { refusedMs: 60_000, refusedMaxMs: 60_000 };
  const { client, alarms, lines } = clientOf(server.url, { token: () => token }, slow);
  await client.ready();
  server.tokens = new Set(['second']);
  await server.stop();
  await server.start();
  await eventually(() => expect(client.status().connection).toBe('refused'));
  expect(alarms.find(({ code }) => code === 'refused')?.message).toContain(
    '401: The token is unknown or was revoked. Replace it. Revision 1 (',
  );
  expect(client.current()?.revision).toBe(1);

  server.snapshot = snapshotOf(2);
  const before = server.asked;
  token = 'second\n';
  await eventually(() => expect(client.current()?.revision).toBe(2));
  expect(server.asked - before).toBeLessThan(4);
  await eventually(() => expect(client.status().connection).toBe('stream'));
  expect(lines.join('\n')).not.toMatch(/first|second/);
});

it('asks more and more rarely, and never stops', async () => {
  const server = await startServer();
  server.instead = problem(403, 'Missing permission runtime:read.');
  const { client } = clientOf(server.url);
  await eventually(() => expect(client.status().connection).toBe('refused'));
  await eventually(() => expect(server.asked).toBeGreaterThan(4));
  server.instead = null;
  await client.ready();
  expect(client.status()).toMatchObject({ alarms: [] });
});

it('is new as long as only another one was refused, whoever has used it meanwhile', async () => {
  const server = await startServer();
  server.tokens = new Set(['second']);
  let token = 'first';
  const transport = createTransport(
    { url: new URL(`${server.url}/`), token: async () => token },
    TIMING,
    openNodeWire,
  );
  expect((await transport.send('HEAD', SNAPSHOT_PATH, {})).status).toBe(401);
  expect(await transport.hasNewToken()).toBe(false);
  token = 'second';
  expect((await transport.send('HEAD', SNAPSHOT_PATH, {})).status).toBe(200);
  expect(await transport.hasNewToken()).toBe(true);
  transport.close();
});

it('survives a function that throws, rejects or gives nonsense', async () => {
  const server = await startServer();
  let give: () => string | Promise<string> = () => {
    throw new Error('no such secret');
  };
  const { client, alarms } = clientOf(server.url, { token: () => give() });
  await eventually(() => expect(alarms[0]?.message).toContain('no such secret'));
  give = () => 'with\r\nX-Other: header';
  await eventually(() => expect(client.status().alarms[0]?.code).toBe('unreachable'));
  give = async () => 'mb_a-token-of-a-worker\n';
  await client.ready();
});
