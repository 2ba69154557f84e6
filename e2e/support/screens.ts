import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { makeActive, saveConfig } from './changes';

/** The screens of somebody who is signed in as admin: where each is, and the heading that shows it is there. */
export const screens = [
  { name: 'overview', path: '/', heading: 'Overview' },
  { name: 'models', path: '/models', heading: 'Models' },
  { name: 'import', path: '/models/import', heading: 'Import a model' },
  { name: 'configure', path: '/models/flux-kontext-pro/configure', heading: 'Flux Kontext Pro' },
  { name: 'versions', path: '/models/flux-kontext-pro/versions', heading: 'Flux Kontext Pro' },
  {
    name: 'compare versions',
    path: '/models/flux-kontext-pro/versions/compare?from=1&to=2',
    heading: 'Flux Kontext Pro',
  },
  {
    name: 'activate a version',
    path: '/models/flux-kontext-pro/versions/2/activate',
    heading: 'Flux Kontext Pro',
  },
  { name: 'history', path: '/models/flux-kontext-pro/history', heading: 'Flux Kontext Pro' },
  { name: 'prompts', path: '/prompts', heading: 'Prompts' },
  { name: 'history of the prompts', path: '/prompts/history', heading: 'Prompts' },
  { name: 'runs', path: '/runs', heading: 'Runs' },
  { name: 'workers', path: '/workers', heading: 'Workers' },
  { name: 'audit', path: '/audit', heading: 'Audit' },
  { name: 'members', path: '/members', heading: 'Members' },
  { name: 'tokens', path: '/tokens', heading: 'Tokens' },
  { name: 'not found', path: '/no-such-page', heading: 'Nothing here' },
] as const;

/** Goes to a screen and waits until its content is there. */
export async function visit(page: Page, { path, heading }: { path: string; heading: string }) {
  await page.goto(path);
  await expect(page.getByRole('heading', { name: heading, level: 1 })).toBeVisible();
  await expect(page.locator('[aria-busy="true"], fieldset:disabled')).toHaveCount(0);
}

const longNote =
  'A customer with dim rooms asked for stricter safety and two pictures per job, see ticket 4711/2026-11 and https://tickets.example.com/photos/rooms/4711';

/** Makes what the screens show: an active model with overrides, revisions, an activation, a token and a long note. */
export async function fillScreens(api: APIRequestContext) {
  await saveConfig(api, 'flux-kontext-pro', { safety_tolerance: 2 });
  await saveConfig(
    api,
    'flux-kontext-pro',
    { safety_tolerance: 2, num_outputs: 2, seed: 2_147_483_647 },
    longNote,
  );
  await saveConfig(api, 'seedream-4', { guidance_scale: 3.5 });
  const prompts = { rooms: { kitchen: 'Put a bowl of lemons on the worktop.' } };
  await api.put('/api/v1/admin/prompts', { headers: { 'if-match': '*' }, data: { overrides: prompts } });
  await makeActive(api, 'qwen');
  await makeActive(api, 'flux-kontext-pro');
  const token = { name: 'staging-worker', scopes: ['runtime:read', 'jobs:write', 'models:read'] };
  await api.post('/api/v1/admin/tokens', { data: token });
}
