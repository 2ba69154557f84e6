import { expect, it } from 'vitest';
import { clientOf, eventually, startServer } from './fixtures/test-client';
import { answering, problem, snapshotOf } from './fixtures/wire-server';

it('keeps what it has while the server is away, and is current again by itself', async () => {
  const server = await startServer();
  const { client, alarms, lines } = clientOf(server.url);
  await client.ready();
  await eventually(() => expect(client.status().connection).toBe('stream'));
  await server.stop();
  await eventually(() => expect(client.status().connection).toBe('away'));
  expect(client.current()?.config).toEqual({ seed: 1 });
  expect(alarms).toMatchObject([
    { code: 'unreachable', message: expect.stringMatching(/cannot be asked: .*ECONN/) },
  ]);

  server.snapshot = snapshotOf(2);
  await server.start();
  await eventually(() => expect(client.current()).toMatchObject({ revision: 2, source: 'stream' }));
  expect(client.status()).toMatchObject({ connection: 'stream', alarms: [] });
  expect(lines.filter((line) => line.startsWith('info: Modelboard SDK: Over:'))).toHaveLength(1);
});

it('polls while there is no stream, and goes back to the stream', async () => {
  const server = await startServer();
  server.insteadOfStream = problem(503, 'Too many streams.');
  const { client, alarms } = clientOf(server.url);
  await client.ready();
  server.publish(snapshotOf(2));
  await eventually(() => expect(client.current()).toMatchObject({ revision: 2, source: 'poll' }));
  expect(client.status().connection).toBe('poll');
  server.insteadOfStream = null;
  await eventually(() => expect(client.status().connection).toBe('stream'));
  await eventually(() => expect(client.current()?.source).toBe('stream'));
  expect(alarms).toEqual([]);
});

it('leaves a stream on which nothing is heard, and polls until there is another', async () => {
  const server = await startServer();
  const { client, lines } = clientOf(server.url, {}, { silenceMs: 100 });
  await client.ready();
  await eventually(() => expect(client.status().connection).toBe('stream'));
  server.keepsAlive = false;
  await eventually(() => expect(lines.join('\n')).toContain('nothing was heard for 0.1 s'));
  server.keepsAlive = true;
  await eventually(() => expect(client.status().connection).toBe('stream'));
});

it('gives up on an answer that does not come, and asks again', async () => {
  const server = await startServer();
  server.instead = () => {};
  const { client } = clientOf(server.url, {}, { answerMs: 50 });
  await eventually(() => expect(client.status().alarms).toMatchObject([{ code: 'unreachable' }]));
  expect(client.status().alarms[0]?.message).toContain('no answer within 0.05 s');
  server.instead = null;
  await client.ready();
  expect(client.status().alarms).toEqual([]);
});

it.each([
  ['HTML of a proxy', answering(200, { 'content-type': 'text/html' }, '<html>Sign in</html>'), 'is not JSON'],
  ['JSON that is cut off', answering(200, {}, '{"revision": 2, "datab'), 'cut off'],
  ['another shape', answering(200, {}, '{"revision": 2}'), '"database_id" is missing'],
  ['an empty answer', answering(200), 'it is empty'],
  ['a 304 to nobody', answering(304), 'which nobody asked'],
])('refuses %s, says so and asks on', async (_, instead, words) => {
  const server = await startServer();
  server.instead = instead;
  const { client, alarms } = clientOf(server.url);
  await eventually(() => expect(alarms).toMatchObject([{ code: 'malformed' }]));
  expect(alarms[0]?.message).toContain(words);
  server.instead = null;
  await client.ready();
  server.instead = instead;
  server.snapshot = snapshotOf(2);
  await eventually(() => expect(server.asked).toBeGreaterThan(6));
  expect(client.current()?.revision).toBe(1);
});

it('does not follow a redirect, which could take the token elsewhere', async () => {
  const server = await startServer();
  server.instead = answering(302, { location: 'https://login.example.com/' });
  const { alarms } = clientOf(server.url);
  await eventually(() =>
    expect(alarms[0]?.message).toContain('302 and points to https://login.example.com/'),
  );
});

it('survives an answer that breaks off', async () => {
  const server = await startServer();
  server.instead = (_, response) => {
    response.writeHead(200, { 'content-length': '1000' }).write('{"revision":');
    setTimeout(() => response.destroy(), 10);
  };
  const { client, alarms } = clientOf(server.url);
  await eventually(() => expect(alarms).toMatchObject([{ code: 'unreachable' }]));
  server.instead = null;
  await client.ready();
});

it('waits with the words of a server that has nothing yet', async () => {
  const server = await startServer();
  server.instead = problem(503, 'The database has not been read yet.', { 'retry-after': '0' });
  const { client, alarms } = clientOf(server.url);
  await eventually(() =>
    expect(alarms[0]?.message).toContain('503: The database has not been read yet. There is'),
  );
  server.instead = null;
  await client.ready();
});
