import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, expectTypeOf, it, onTestFinished } from 'vitest';
import { buildPrompt, builtInLibrary } from '@/lib/worker/prompts';
import { clientOf, eventually, startServer } from './fixtures/test-client';
import { snapshotOf } from './fixtures/wire-server';
import type { PromptsAnswer } from './types';
import type { RuntimeSnapshot } from './wire';

const withPrompts = (revision: number, generic: string): RuntimeSnapshot => ({
  ...snapshotOf(revision),
  prompts: { library: { ...builtInLibrary, generic }, library_revision: revision - 1, revision },
});

it('the library is read like a config, with its source, and cannot be changed for others', async () => {
  const server = await startServer();
  server.snapshot = withPrompts(5, 'Add a lamp.');
  const { client } = clientOf(server.url);
  expect(client.prompts()).toBeUndefined();
  await client.ready();
  const first = client.prompts();
  expect(first).toMatchObject({ libraryRevision: 4, revision: 5, source: 'poll', stale: false });
  expect(first?.library.generic).toBe('Add a lamp.');
  expect(() => Object.assign(first?.library.rooms ?? {}, { kitchen: '' })).toThrow(TypeError);
  expect(client.prompts()).toBe(first);
  server.publish(withPrompts(6, 'Add a rug.'));
  await eventually(() => expect(client.prompts()?.library.generic).toBe('Add a rug.'));
});

it('a prompt is built from it as it is', () => {
  const { client } = clientOf(undefined, { fallback: withPrompts(5, 'Add a lamp.') });
  const library = client.prompts()?.library;
  expectTypeOf(library).toEqualTypeOf<PromptsAnswer['library'] | undefined>();
  expect(buildPrompt({ library: library ?? builtInLibrary }).prompt).toMatch(/\n\nAdd a lamp\.$/);
});

it('there is none in the defaults, nor in a snapshot that is older than the library', async () => {
  expect(clientOf(undefined).client.prompts()).toBeUndefined();
  const server = await startServer();
  server.snapshot = withPrompts(5, 'Add a lamp.');
  const folder = await mkdtemp(join(tmpdir(), 'modelboard-sdk-'));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'snapshot.json');
  const before = clientOf(server.url, { cacheFile: file }).client;
  await before.ready();
  await before.close();
  await server.stop();

  const kept = JSON.parse(await readFile(file, 'utf8'));
  delete kept.snapshot.prompts;
  await writeFile(file, JSON.stringify(kept));
  const { client } = clientOf(server.url, { cacheFile: file });
  expect(await client.ready()).toMatchObject({ source: 'disk', revision: 5 });
  expect(client.current()).toMatchObject({ config: { seed: 5 } });
  expect(client.prompts()).toBeUndefined();
});

it.each([null, {}, { library: [], library_revision: 1 }, { library: {}, library_revision: '1' }])(
  'a library that is none, such as %j, is refused with its snapshot',
  (prompts) => {
    const fallback = { ...snapshotOf(1), prompts } as unknown as RuntimeSnapshot;
    expect(() => clientOf(undefined, { fallback })).toThrow('"prompts" is missing or wrong');
  },
);
