import { expect, test } from './fixtures';
import { readConfig, saveConfig } from './support/changes';
import { type Habit, startCompressingProxy } from './support/compressing-proxy';
import { configureScreen } from './support/configure-screen';
import { importModel, promoteVersion } from './support/imported-model';
import { presetsDialog, storePreset } from './support/presets-dialog';
import { promptsScreen, storePrompts } from './support/prompts-screen';
import { activateScreen, registerVersion } from './support/registry';

const PROPERTIES = { steps: { type: 'integer', minimum: 1, maximum: 100, default: 50 } };
const CONFLICT = /somebody|meanwhile|changed it first/i;

test('behind a proxy that compresses and drops tags, no button reports a conflict', async ({
  page,
  signIn,
  server,
  api,
}) => {
  const proxy = await startCompressingProxy(server.url, 'strip');
  const slug = await importModel(server, PROPERTIES);
  await storePreset(api, slug, 'fast', { steps: 5 });
  await registerVersion(api, slug, 2, { schema: { type: 'object', properties: PROPERTIES } });
  await signIn('editor');
  const screen = configureScreen(page);
  await page.goto(`${proxy.url}/models/${slug}/configure`);
  for (const steps of ['10', '20']) {
    await screen.number('Steps').fill(steps);
    await screen.saveAndWait();
  }
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(screen.notice(/^Revision 1 is live again/)).toBeVisible();
  const presets = presetsDialog(page);
  await presets.open();
  for (const name of ['faster', 'fastest']) {
    await presets.button(`Rename ${name === 'faster' ? 'fast' : 'faster'}`).click();
    await presets.name.fill(name);
    await presets.button('Rename').click();
    await expect(presets.done).toContainText(name);
  }

  await page.goto(`${proxy.url}/models/${slug}/history`);
  await page.getByRole('button', { name: 'Restore revision 2' }).click();
  const restore = page.getByRole('dialog', { name: 'Restore revision 2?' });
  await restore.getByRole('button', { name: 'Restore and publish' }).click();
  await expect(page.getByRole('listitem', { name: 'Revision 4' })).toBeVisible();
  expect(await readConfig(api, slug)).toMatchObject({ revision: 4, overrides: { steps: 20 } });

  await page.getByRole('button', { name: /^Make .* active$/ }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('button', { name: 'Make active' }).click();
  await expect(dialog).toBeHidden();
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(screen.notice(/is the active model again/)).toBeVisible();

  await page.goto(`${proxy.url}/models/${slug}/versions/2/activate`);
  const promotion = activateScreen(page);
  await promotion.activate.click();
  await promotion.dialog.getByRole('button', { name: 'Activate version 2' }).click();
  await expect(page).toHaveURL(`${proxy.url}/models/${slug}/versions`);

  await storePrompts(api, {});
  const prompts = promptsScreen(page);
  await page.goto(`${proxy.url}/prompts`);
  for (const title of ['Kitchen', 'Bedroom']) {
    await prompts.text(title).fill('Add a lamp.');
    await prompts.saveAndWait();
  }
  await expect(page.getByText(CONFLICT)).toBeHidden();
  await page.goto('about:blank');
  await proxy.stop();
});

for (const habit of ['weaken', 'gzip', 'brotli', 'drop', 'strip'] satisfies Habit[]) {
  test(`a script behind a proxy that compresses (${habit}) writes with the tag that it read`, async ({
    playwright,
    server,
    api,
  }) => {
    const proxy = await startCompressingProxy(server.url, habit);
    const headers = { authorization: `Bearer ${server.token}` };
    const client = await playwright.request.newContext({ baseURL: proxy.url, extraHTTPHeaders: headers });
    const slug = await importModel(server, PROPERTIES);
    await promoteVersion(server, slug, { ...PROPERTIES, seed: { type: 'integer' } });
    const model = `/api/v1/admin/models/${slug}`;

    /** Reads a state, and writes with its tag; the same again, with a tag of an older state then, has the status `stale`. */
    async function twice(path: string, method: string, to: string, data?: object, stale = 412) {
      const read = await client.get(path);
      const tag = read.headers().etag ?? (await read.json()).etag;
      const isDropped = habit === 'drop' || habit === 'strip';
      expect(read.headers().etag === undefined, 'the proxy has dropped it').toBe(isDropped);
      const again = habit === 'strip' && { 'modelboard-if-match': tag };
      const write = () => client.fetch(to, { method, headers: { 'if-match': tag, ...again }, data });
      const answer = await write();
      expect(answer.status(), await answer.text()).toBe(200);
      const other = await write();
      expect(other.status(), `${method} ${to} with an older state`).toBe(stale);
      if (stale === 412) expect((await other.json()).present.etag).toMatch(/^"/);
    }

    const config = `${model}/config`;
    await twice(config, 'PUT', config, { overrides: { steps: 10 } });
    await twice(config, 'PATCH', config, { set: { steps: 20 } });
    await twice(config, 'POST', `${config}/revisions/1/restore`);
    await twice(config, 'DELETE', config);

    const prompts = '/api/v1/admin/prompts';
    const structure = `${habit}: {subject}`;
    await twice(prompts, 'PATCH', prompts, { set: { structure } });
    await twice(prompts, 'PUT', prompts, { overrides: { structure: `${structure}!` } });
    const { revision } = await (await client.get(prompts)).json();
    await twice(prompts, 'POST', `${prompts}/revisions/${revision - 1}/restore`);
    await twice(prompts, 'DELETE', prompts);
    const active = '/api/v1/admin/settings/model';
    const former = (await (await client.get(active)).json()).model_id;
    await twice(active, 'PUT', active, { model_id: slug });
    await twice(active, 'PUT', active, { model_id: former });

    const made = await client.post(`${model}/presets`, { data: { name: 'fast', overrides: { steps: 5 } } });
    const preset = `${model}/presets/${(await made.json()).id}`;
    await twice(preset, 'PATCH', preset, { name: 'faster' });
    await twice(preset, 'DELETE', preset, undefined, 404);
    await twice(config, 'PUT', `/api/v1/registry/models/${slug}/1/activate`, {});

    for (const path of ['/api/v1/runtime/config', '/api/v1/runtime/snapshot', config]) {
      const { etag } = (await client.get(path)).headers();
      if (etag === undefined) continue;
      const known = await client.get(path, { headers: { 'if-none-match': etag } });
      expect([path, known.status()]).toEqual([path, 304]);
    }
    await saveConfig(api, slug, { steps: 60 });
    await client.dispose();
    await proxy.stop();
  });
}
