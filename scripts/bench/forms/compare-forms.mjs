import { writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chromium } from '@playwright/test';
import { chromiumSwitches, findChromium } from '../../../e2e/support/chromium.mjs';
import { Failure } from '../../launcher/failure.mjs';
import { installPackages } from '../../launcher/install.mjs';
import { live } from '../../launcher/lifetime.mjs';
import { bundle, bundleReact } from './bundle.mjs';
import { contestants } from './contestants.mjs';
import { measure } from './measure.mjs';
import { kilobytes, summariseAll, tableOf } from './report.mjs';
import { makeForm } from './schema.mjs';
import { serve } from './serve.mjs';

const say = (/** @type {string} */ line) => console.error(`modelboard: ${line}`);

/** Compares the forms in one browser, in turn and several times, and prints a table. */
export function compareForms() {
  return live(async ({ stopping, onEnd }) => {
    const { rounds, counts, only, json } = settings();
    await installPackages({ root: fileURLToPath(new URL('.', import.meta.url)), stopping, log: say });
    const chosen = contestants.filter(({ name }) => only === '' || new RegExp(only).test(name));
    const bundles = await Promise.all(chosen.map(({ page }) => bundle(page)));
    const react = await bundleReact();
    const server = await serve(bundles);
    onEnd(server.close);
    const executablePath = await findChromium({ shell: false });
    if (!executablePath) throw new Failure('there is no Chromium. Set CHROMIUM_PATH to one.');
    const browser = await chromium.launch({ executablePath, args: chromiumSwitches });
    onEnd(() => browser.close());
    /** @type {(import('./report.mjs').Row & { index: number, bundle: import('./bundle.mjs').Bundle, options?: object, control: (name: string) => string })[]} */
    const rows = counts.flatMap((count) => {
      return chosen.map((contestant, index) => ({
        ...contestant,
        index,
        count,
        bundle: /** @type {import('./bundle.mjs').Bundle} */ (bundles[index]),
        results: [],
      }));
    });
    for (let round = 0; round < rounds; round += 1) {
      for (const row of rotated(rows, round)) {
        stopping.throwIfAborted();
        const form = makeForm(row.count);
        server.bench = { ...form, options: row.options ?? {} };
        say(`round ${round + 1} of ${rounds}: ${row.name}, ${row.count} parameters`);
        row.results.push(await measure(browser, `${server.url}/${row.index}/`, form, row.control));
      }
    }
    const summaries = summariseAll(rows);
    console.log(heading(browser.version(), rounds, react));
    console.log(tableOf(summaries));
    if (json) await writeFile(json, JSON.stringify(summaries, null, 2));
  });
}

function settings() {
  const { values } = parseArgs({
    options: {
      rounds: { type: 'string', default: '5' },
      counts: { type: 'string', default: '20,60,300' },
      only: { type: 'string', default: '' },
      json: { type: 'string' },
    },
  });
  return { ...values, rounds: Number(values.rounds), counts: values.counts.split(',').map(Number) };
}

/** Each round begins with another form, so that none always has the warmest or the busiest machine. */
function rotated(list, by) {
  const start = by % list.length;
  return [...list.slice(start), ...list.slice(0, start)];
}

function heading(version, rounds, react) {
  const [cpu] = cpus();
  return `Chromium ${version}, ${cpus().length} × ${cpu?.model.trim()}, ${rounds} rounds: median (least–most).
Times are milliseconds of processor time of the page's main thread. Sizes are after gzip, React's ${kilobytes(react.script)} in each.
`;
}
