import { QueryClient } from '@tanstack/react-query';
import { afterAll, afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { PUT as activate } from '@/app/api/v1/registry/models/[model_name]/[version]/activate/route';
import { PUT as archive } from '@/app/api/v1/registry/models/[model_name]/[version]/archive/route';
import { GET as compare } from '@/app/api/v1/registry/models/[model_name]/[version]/compare/route';
import { GET as getVersion } from '@/app/api/v1/registry/models/[model_name]/[version]/route';
import { POST as undo } from '@/app/api/v1/registry/models/[model_name]/events/[id]/undo/route';
import { GET as getEvents } from '@/app/api/v1/registry/models/[model_name]/events/route';
import { GET as list, POST as register } from '@/app/api/v1/registry/models/route';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { startForTest } from '@/lib/domain/fixtures/start-for-test';
import { closeDatabase } from '@/lib/platform/db/client';
import type { RouteHandler } from '@/lib/platform/http/route';
import {
  activatePath,
  archivePath,
  comparePath,
  undoPath,
  versionEventsPath,
  versionPath,
  versionsPath,
} from './paths';
import {
  activateVersion,
  archiveVersion,
  comparisonQuery,
  productionAtQuery,
  registerVersion,
  undoActivation,
  versionEventsQuery,
  versionQuery,
  versionsQuery,
} from './queries';

const token = 't'.repeat(40);
const NAME = 'acme/detector';
let database: TestDatabase;
let client: QueryClient;

/** The product's own routes, by method and path. */
const routes: [string, string, RouteHandler][] = [
  ['GET', versionsPath, list],
  ['POST', versionsPath, register],
  ['GET', versionEventsPath, getEvents],
  ['GET', versionPath, getVersion],
  ['GET', comparePath, compare],
  ['PUT', activatePath, activate],
  ['PUT', archivePath, archive],
  ['POST', undoPath, undo],
];

/** What a browser does with the requests of its page, without a socket in between. */
async function answer(path: string, init: RequestInit): Promise<Response> {
  const url = new URL(path, 'http://localhost:3000');
  for (const [method, template, handler] of routes) {
    const pattern = template.replaceAll(/\{(\w+)\}/g, '(?<$1>[^/]+)');
    const match = new RegExp(`^${pattern}$`).exec(url.pathname);
    if (method !== init.method || match === null) continue;
    const request = new Request(url, init);
    request.headers.set('authorization', `Bearer ${token}`);
    return handler(request, { params: Promise.resolve({ ...match.groups }) });
  }
  throw new Error(`nothing answers ${init.method} ${path}`);
}

beforeAll(async () => {
  database = await createTestDatabase();
  await startForTest(database);
});

afterAll(async () => {
  await closeDatabase();
  await database.drop();
});

beforeEach(() => {
  vi.stubEnv('MODELBOARD_SECRET', 'x'.repeat(32));
  vi.stubEnv('DATABASE_URL', database.url);
  vi.stubEnv('MODELBOARD_API_TOKEN', token);
  vi.stubGlobal('fetch', answer);
  client = new QueryClient();
});

afterEach(() => client.clear());

it('does what the screens ask of the registry', async () => {
  for (const version of [1, 2]) {
    const made = await registerVersion({ model_name: NAME, version, path: `v${version}.onnx` });
    expect(made.data).toMatchObject({ version, status: 'staging' });
  }
  await activateVersion({ modelName: NAME, version: 1, note: 'first' });
  const second = await activateVersion({ modelName: NAME, version: 2, decisions: {}, ifMatch: '*' });
  expect(second.data).toMatchObject({ version: 2, status: 'production' });

  const { data: comparison } = await client.fetchQuery(comparisonQuery(NAME, 1, null));
  expect(comparison).toEqual({ affected: [], before: {}, after: {}, pins: [], parameters: [] });
  const { data: version } = await client.fetchQuery(versionQuery(NAME, 2));
  expect(version).toEqual(second.data);

  const { pages } = await client.fetchInfiniteQuery(versionEventsQuery(NAME));
  const events = pages.flatMap((page) => page.data.events);
  expect(events.map(({ action }) => action)).toEqual([
    'activate',
    'activate',
    'activate',
    'register',
    'register',
  ]);
  const first = events.find(({ note }) => note === 'first');
  const { data: then } = await client.fetchQuery(productionAtQuery(NAME, first?.created_at ?? ''));
  expect(then.production).toMatchObject({ version: 1 });

  expect((await undoActivation(NAME, events[0]?.id ?? 0)).data).toMatchObject({ version: 1 });
  expect((await archiveVersion({ modelName: NAME, version: 2 })).data).toMatchObject({ status: 'archived' });
});

it('pages through many versions', async () => {
  for (let version = 1; version <= 51; version += 1) {
    await registerVersion({ model_name: 'acme/many', version, path: 'a.onnx' });
  }
  const { pages } = await client.fetchInfiniteQuery({ ...versionsQuery('acme/many'), pages: 2 });
  expect(pages.map((page) => page.data.models.length)).toEqual([50, 1]);
});
