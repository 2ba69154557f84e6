import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Validator } from '@seriousme/openapi-schema-validator';
import { expect, test } from './fixtures';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Path templates of all route files below app/api, as the file system has them. */
async function routeTemplates(): Promise<string[]> {
  const files = await readdir('app/api', { recursive: true });
  return files
    .filter((file) => file.endsWith('route.ts'))
    .map((file) =>
      join('/api', file)
        .replace(/\/route\.ts$/, '')
        .replaceAll('[', '{')
        .replaceAll(']', '}'),
    )
    .filter((path) => !path.startsWith('/api/auth/') && !path.includes('...'))
    .sort();
}

test('the OpenAPI document is valid 3.1, and anybody may read it', async ({ playwright, server }) => {
  const stranger = await playwright.request.newContext({ baseURL: server.url });
  const response = await stranger.get('/api/openapi.json');
  expect(response.status()).toBe(200);
  const document = await response.json();
  expect(document.openapi).toBe('3.1.0');
  expect(await new Validator().validate(document)).toEqual({ valid: true });
  await stranger.dispose();
});

test('the document describes every route and every method, and nothing else', async ({ api }) => {
  const { paths } = await (await api.get('/api/openapi.json')).json();
  expect(Object.keys(paths).sort()).toEqual(await routeTemplates());
  for (const [path, operations] of Object.entries<Record<string, unknown>>(paths)) {
    const url = path
      .replace('{modelId}', 'qwen')
      .replace('{revision}', '1')
      .replace(/\{\w+\}/, 'none');
    const refused = await api.fetch(url, { method: 'OPTIONS' });
    expect([204, 405], `${path}: OPTIONS`).toContain(refused.status());
    for (const method of METHODS.filter((name) => !(name in operations))) {
      const answer = await api.fetch(url, { method });
      expect(answer.status(), `${method} ${path}`).toBe(405);
      expect(
        answer
          .headers()
          .allow?.split(', ')
          .filter((name) => name !== 'HEAD')
          .sort(),
      ).toEqual(
        Object.keys(operations)
          .map((name) => name.toUpperCase())
          .sort(),
      );
    }
  }
});

test('each operation has a name of its own', async ({ api }) => {
  const { paths } = await (await api.get('/api/openapi.json')).json();
  const ids = Object.values<Record<string, { operationId: string }>>(paths).flatMap((path) =>
    Object.values(path).map((operation) => operation.operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});
