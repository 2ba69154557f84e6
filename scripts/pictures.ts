/** Takes the pictures of README.md from the product itself, on a throw-away database: `npm run pictures`. */
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { type BrowserContext, chromium } from '@playwright/test';
import { chromiumSwitches } from '../e2e/support/chromium.mjs';
import { startProduct } from '../e2e/support/product-server';
import { openTestServer } from '../e2e/support/test-server';
import { createModelboard } from '../lib/sdk';
import { root } from './launcher/environment.mjs';
import { live } from './launcher/lifetime.mjs';
import { prepareCheckout } from './launcher/prepare.mjs';
import { ensureChromium } from './test/chromium.mjs';

const folder = join(root, 'docs/images');
const model = '/api/v1/admin/models/flux-kontext-pro/config';

/** Sends JSON as the product's own pages do, and gives the answer. */
async function send(
  context: BrowserContext,
  method: 'POST' | 'PUT',
  url: string,
  data: object,
  headers = {},
) {
  const { origin } = new URL(url);
  const answer = await context.request.fetch(url, {
    method,
    data,
    headers: { origin, 'if-match': '*', ...headers },
  });
  if (!answer.ok()) throw new Error(`${method} ${url}: ${answer.status()} ${await answer.text()}`);
  return answer.json();
}

/** An admin who has tuned Flux Kontext Pro and is about to change one thing more. */
async function setTheScene(context: BrowserContext, { url, token }: { url: string; token: string }) {
  const person = { name: 'Maya Okafor', email: 'maya@example.com', password: 'a picture for the readme' };
  const authorization = { authorization: `Bearer ${token}` };
  const invitation = await send(
    context,
    'POST',
    `${url}/api/v1/admin/members/invitations`,
    { role: 'admin' },
    authorization,
  );
  const accepted = { token: new URL(invitation.url).searchParams.get('token'), ...person };
  await send(context, 'POST', `${url}/api/auth/invitations/accept`, accepted);
  await send(context, 'POST', `${url}/api/auth/sign-in/email`, person);
  const note = 'Interiors were blocked too often';
  await send(context, 'PUT', url + model, { overrides: { safety_tolerance: 2 }, note });
  await send(context, 'PUT', `${url}/api/v1/admin/settings/model`, { model_id: 'flux-kontext-pro' });
}

await live(async ({ stopping, onEnd }) => {
  const log = (line: string) => console.log(`modelboard: ${line}`);
  await prepareCheckout({ root, build: true, stopping, log });
  onEnd(await openTestServer());
  const product = await startProduct();
  onEnd(() => product.stop());
  const executablePath = await ensureChromium(stopping);
  const browser = await chromium.launch({ executablePath, args: chromiumSwitches });
  onEnd(() => browser.close());

  const context = await browser.newContext({
    viewport: { width: 1360, height: 860 },
    deviceScaleFactor: 2,
    locale: 'en-GB',
    timezoneId: 'UTC',
  });
  await setTheScene(context, product);
  const workers = ['render-1', 'render-2', 'render-3'].map((instance) =>
    createModelboard({ url: product.url, token: product.token, name: 'staging', instance, logger: null }),
  );
  onEnd(() => Promise.all(workers.map((worker) => worker.close())));
  await Promise.all(workers.map((worker) => worker.ready()));
  const page = await context.newPage();
  await mkdir(folder, { recursive: true });
  for (const colorScheme of ['light', 'dark'] as const) {
    stopping.throwIfAborted();
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(`${product.url}/models/flux-kontext-pro/configure`, { waitUntil: 'networkidle' });
    await page.getByRole('spinbutton', { name: 'Outputs' }).fill('2');
    await page.getByText('num_outputs').first().waitFor();
    await page.getByText('3 of 3 workers').waitFor();
    const path = join(folder, `configure-${colorScheme}.png`);
    await page.screenshot({ path, animations: 'disabled', caret: 'hide' });
    log(path);
  }
});
