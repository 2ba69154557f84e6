import { expect, it } from 'vitest';
import { clientOf, eventually, startServer } from './fixtures/test-client';

it('counts from the last word of the server, with the time that its database has been away', async () => {
  const server = await startServer();
  const { client, alarms } = clientOf(server.url);
  await client.ready();
  const answer = client.current();
  await server.stop();
  const first = answer?.ageMs ?? 0;
  await eventually(() => expect(answer?.ageMs).toBeGreaterThan(first + 20));
  await server.start();
  server.staleSeconds = 90;
  await eventually(() => expect(alarms.map(({ code }) => code)).toContain('server-stale'));
  expect(client.current()?.ageMs).toBeLessThan(90_000);

  const other = clientOf(server.url, { maxStalenessMs: 60_000 });
  await other.client.ready();
  expect(other.client.current()?.ageMs).toBeGreaterThanOrEqual(90_000);
  expect(other.client.current()?.stale).toBe(true);
  server.staleSeconds = null;
  await eventually(() => expect(other.client.current()?.stale).toBe(false));
  await eventually(() => expect(client.status().alarms).toEqual([]));
});

it('says that an answer is stale and raises an alarm, and still gives it', async () => {
  const server = await startServer();
  const { client, alarms } = clientOf(server.url, { maxStalenessMs: 300 });
  await client.ready();
  await server.stop();
  await eventually(() => expect(alarms.map(({ code }) => code)).toContain('stale'));
  expect(client.current()).toMatchObject({ stale: true, config: { seed: 1 } });
  await server.start();
  await eventually(() => expect(client.current()?.stale).toBe(false));
  await eventually(() => expect(client.status().alarms).toEqual([]));
});
