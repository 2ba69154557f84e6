import { Validator } from '@seriousme/openapi-schema-validator';
import { expect } from 'vitest';
import { routes } from './fixtures/route-table';
import { it } from './fixtures/test';

const METHODS = ['get', 'post', 'put', 'patch', 'delete'];

/** Path templates of all route files below app/api but sign-in and the catch-all, as the file system has them. */
const described = routes
  .map(({ template }) => template.replaceAll('[', '{').replaceAll(']', '}'))
  .filter((path) => !path.startsWith('/api/auth/') && !path.includes('...'))
  .sort();

it('the OpenAPI document is valid 3.1, and anybody may read it', async ({ as }) => {
  const stranger = as();
  const response = await stranger.get('/api/openapi.json');
  expect(response.status()).toBe(200);
  const document = await response.json();
  expect(document.openapi).toBe('3.1.0');
  expect(await new Validator().validate(document)).toEqual({ valid: true });
});

it('the document describes every route and every method, and nothing else', async ({ api }) => {
  const { paths } = await (await api.get('/api/openapi.json')).json();
  expect(Object.keys(paths).sort()).toEqual(described);
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
          .filter((name) => name !== 'HEAD' && name !== 'OPTIONS')
          .sort(),
      ).toEqual(
        Object.keys(operations)
          .map((name) => name.toUpperCase())
          .sort(),
      );
    }
  }
});

it('each operation has a name of its own', async ({ api }) => {
  const { paths } = await (await api.get('/api/openapi.json')).json();
  const ids = Object.values<Record<string, { operationId: string }>>(paths).flatMap((path) =>
    Object.values(path).map((operation) => operation.operationId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});

it('nobody signed in is a 401 on every route but health, OpenAPI and sign-in', async ({ api, as }) => {
  const stranger = as();
  const { paths } = await (await api.get('/api/openapi.json')).json();
  for (const [path, operations] of Object.entries<Record<string, unknown>>(paths)) {
    for (const method of Object.keys(operations)) {
      const answer = await stranger.fetch(path.replaceAll(/\{\w+\}/g, '1'), { method });
      const isOpen = path.startsWith('/api/health/') || path === '/api/openapi.json';
      expect(answer.status(), `${method} ${path}`).toBe(isOpen ? 200 : 401);
      if (!isOpen) expect(answer.headers()['www-authenticate']).toBe('Bearer');
    }
  }
});
