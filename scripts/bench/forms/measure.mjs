import { setTimeout as wait } from 'node:timers/promises';

/** Between two keys, in milliseconds: fast typing. */
const KEY_PAUSE = 60;
/** So long nothing must happen until the page counts as quiet; JSON Forms waits 300 ms for a pause in typing. */
const QUIET = 450;
/** A caret that blinks does so once in this time. What a page does in the quietest of a few is what it does anyway. */
const BLINK = 500;
const BLINKS = 4;
/** A page that does this little while it is watched has nothing to do. In milliseconds of processor time. */
const IDLE_WORK = 2;

/**
 * Milliseconds, processor time of the page's main thread (scripts, style, layout, paint), but for `readyAt`, which is by
 * the clock. `reset` is after what was typed, `resetEvery` after every parameter was changed. `missing` are the
 * parameters that the document does not name.
 * @typedef {{ ready: number, readyAt: number, keys: number[], reset: number, resetEvery: number, missing: string[] }} Result
 */

/**
 * The page's window, with `bench` as `pages/mount.jsx` fills it.
 * @typedef {Window & { bench: { readyAt?: number, titles: string[], changed: object, change(values: object): void, reset(): void } }} Bench
 */

/**
 * Opens one form in a page of its own and uses it.
 * @param {import('@playwright/test').Browser} browser
 * @param {string} url
 * @param {ReturnType<typeof import('./schema.mjs').makeForm>} form
 * @param {(name: string) => string} control
 * @returns {Promise<Result>}
 */
export async function measure(browser, url, form, control) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  try {
    const page = await context.newPage();
    /** @type {string[]} */
    const faults = [];
    page.on('pageerror', (error) => faults.push(error.message));
    const { work, idle } = await clockOf(page);
    await page.goto(url);
    await page.waitForFunction(
      () => /** @type {Bench} */ (/** @type {unknown} */ (window)).bench.readyAt !== undefined,
      null,
      { polling: 250 },
    );
    const ready = await work();
    const { readyAt, missing } = await page.evaluate(() => {
      const { readyAt, titles } = /** @type {Bench} */ (/** @type {unknown} */ (window)).bench;
      return { readyAt, missing: titles.filter((title) => !document.body.textContent.includes(title)) };
    });
    const keys = [];
    /** @type {number | undefined} */
    let besides;
    for (const { name, keys: text } of form.typing) {
      await page.focus(control(name));
      await page.keyboard.press('Control+End');
      await work();
      besides ??= await idle();
      await page.keyboard.type(text, { delay: KEY_PAUSE });
      const typed = performance.now();
      keys.push(((await work()) - besides * (performance.now() - typed)) / text.length);
      await checkTyped(page, control(name), text);
    }
    const reset = await resetting(page, work, form, control);
    await page.evaluate(() => {
      const { bench } = /** @type {Bench} */ (/** @type {unknown} */ (window));
      bench.change(bench.changed);
    });
    await work();
    const resetEvery = await resetting(page, work, form, control);
    if (faults.length > 0) throw new Error(`the page failed: ${faults[0]}`);
    return { ready, readyAt: readyAt ?? Number.NaN, keys, reset, resetEvery, missing };
  } finally {
    await context.close();
  }
}

/** What it takes to put everything back to its default. */
async function resetting(page, work, form, control) {
  await page.evaluate(() => /** @type {Bench} */ (/** @type {unknown} */ (window)).bench.reset());
  const worked = await work();
  for (const { name } of form.typing) {
    const value = await page.inputValue(control(name));
    const expected = String(form.defaults[name] ?? '');
    if (value !== expected) throw new Error(`${name} shows ${value} after a reset, not ${expected}`);
  }
  return worked;
}

/**
 * `work` is what the main thread has worked since its last call, once the page is quiet; `idle` what it works in a
 * millisecond while nothing is typed and a caret blinks.
 */
async function clockOf(page) {
  const session = await page.context().newCDPSession(page);
  await session.send('Performance.enable', { timeDomain: 'threadTicks' });
  const total = async () => {
    const { metrics } = await session.send('Performance.getMetrics');
    return 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? Number.NaN);
  };
  let last = await total();
  const work = async () => {
    let before = Number.NEGATIVE_INFINITY;
    let now = await total();
    while (now - before > IDLE_WORK) {
      await wait(QUIET);
      before = now;
      now = await total();
    }
    const worked = now - last;
    last = now;
    return worked;
  };
  const idle = async () => {
    let least = Number.POSITIVE_INFINITY;
    for (let blinks = 0; blinks < BLINKS; blinks += 1) {
      await wait(BLINK);
      const now = await total();
      least = Math.min(least, (now - last) / BLINK);
      last = now;
    }
    return least;
  };
  return { work, idle };
}

/** A form that did not take the keys would look fast. */
async function checkTyped(page, control, text) {
  const value = await page.inputValue(control);
  if (!value.endsWith(text)) throw new Error(`${control} shows ${value} after ${text} was typed`);
}
