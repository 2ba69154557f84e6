import { expect, it } from 'vitest';
import { permissions, reasonRefused, roleAllows, roles, scopesAllow } from './permissions';

it('each role holds what the one below it holds', () => {
  const held = Object.fromEntries(
    roles.map((role) => [role, permissions.filter((permission) => roleAllows(role, permission))]),
  );
  expect(held).toEqual({
    viewer: ['runtime:read', 'models:read'],
    editor: ['runtime:read', 'jobs:write', 'models:read', 'config:write', 'registry:write'],
    admin: ['runtime:read', 'jobs:write', 'models:read', 'config:write', 'registry:write', 'admin'],
  });
});

it('a token holds its scopes only, and admin holds all', () => {
  const held = (scopes: Parameters<typeof scopesAllow>[0]) =>
    permissions.filter((permission) => scopesAllow(scopes, permission));
  expect(held([])).toEqual([]);
  expect(held(['config:write'])).toEqual(['config:write']);
  expect(held(['models:read', 'admin'])).toEqual(permissions);
});

it('a refusal names the role that is needed', () => {
  expect(reasonRefused('viewer', 'models:read')).toBeNull();
  expect(reasonRefused('viewer', 'config:write')).toBe('Your role is viewer; this needs editor.');
  expect(reasonRefused('editor', 'admin')).toBe('Your role is editor; this needs admin.');
  expect(reasonRefused('admin', 'admin')).toBeNull();
});
