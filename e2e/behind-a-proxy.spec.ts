import { expect, test } from './fixtures';
import { readConfig, saveConfig } from './support/changes';
import { type Habit, startCompressingProxy } from './support/compressing-proxy';
import { configureScreen } from './support/configure-screen';
import { importModel, promoteVersion } from './support/imported-model';

const PROPERTIES = { steps: { type: 'integer', minimum: 1, maximum: 100, default: 50 } };
const CONFLICT = /somebody|meanwhile|changed it first/i;

test('behind a proxy that compresses, saves, undo, restore and activation meet no conflict', async ({
  page,
  signIn,
  server,
  api,
}) => {
  const proxy = await startCompressingProxy(server.url, 'gzip');
  const slug = await importModel(server, PROPERTIES);
  await signIn('editor');
  const screen = configureScreen(page);
  await page.goto(`${proxy.url}/models/${slug}/configure`);
  for (const steps of ['10', '20']) {
    await screen.number('Steps').fill(steps);
    await screen.saveAndWait();
  }
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click();
  await expect(screen.notice(/^Revision 1 is live again/)).toBeVisible();

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
  await expect(page.getByText(CONFLICT)).toBeHidden();
  await page.goto('about:blank');
  await proxy.stop();
});

for (const habit of ['weaken', 'gzip', 'brotli', 'drop'] satisfies Habit[]) {
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

    /** Reads a state, writes with its tag, then with the now old one, and gives the answer to the first write. */
    async function twice(path: string, method: string, to: string, data?: object) {
      const read = await client.get(path);
      const tag = read.headers().etag ?? (await read.json()).etag;
      expect(read.headers().etag === undefined, 'the proxy has dropped it').toBe(habit === 'drop');
      const write = () => client.fetch(to, { method, headers: { 'if-match': tag }, data });
      const answer = await write();
      expect(answer.status(), await answer.text()).toBe(200);
      return { answer, again: write };
    }

    const config = `${model}/config`;
    for (const [method, to, data] of [
      ['PUT', config, { overrides: { steps: 10 } }],
      ['PATCH', config, { set: { steps: 20 } }],
      ['POST', `${config}/revisions/2/restore`, undefined],
      ['DELETE', config, undefined],
    ] as const) {
      const { again } = await twice(config, method, to, data);
      const stale = await again();
      if (method === 'POST') continue;
      expect(stale.status(), 'an older state').toBe(412);
      expect((await stale.json()).present.etag).toMatch(/^"/);
    }

    const prompts = '/api/v1/admin/prompts';
    const structure = `${habit}: {subject}`;
    await twice(prompts, 'PATCH', prompts, { set: { structure } });
    await twice(prompts, 'DELETE', prompts);
    const active = '/api/v1/admin/settings/model';
    const former = (await (await client.get(active)).json()).model_id;
    await twice(active, 'PUT', active, { model_id: slug });
    await twice(active, 'PUT', active, { model_id: former });

    const made = await client.post(`${model}/presets`, { data: { name: 'fast', overrides: { steps: 5 } } });
    const preset = `${model}/presets/${(await made.json()).id}`;
    await twice(preset, 'PATCH', preset, { name: 'faster' });
    await twice(preset, 'DELETE', preset);

    const versions = `/api/v1/registry/models/${slug}`;
    const { again } = await twice(config, 'PUT', `${versions}/1/activate`, {});
    expect((await again()).status()).toBe(412);

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
