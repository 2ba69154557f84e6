import { existsSync } from 'node:fs';
import { Failure } from '../../scripts/launcher/failure.mjs';

/** Switches without which Chromium does not run in a container, or talks to the network by itself. */
export const chromiumSwitches = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--no-first-run',
];

/** Chromium without its windows: the same engine at half the processor time. Debian ships it as a package of this name. */
export const headlessShell = '/usr/bin/chromium-headless-shell';

/**
 * The Chromium that runs the browser tests: CHROMIUM_PATH, else the system's, else the one Playwright has installed.
 *
 * @param {{ shell?: boolean }} [options] `shell: false` passes over the headless shell: a benchmark wants what people use
 * @returns {Promise<string | null>} its path, null where there is none
 * @throws {Failure} if CHROMIUM_PATH names no file
 */
export async function findChromium({ shell = true } = {}) {
  const named = process.env.CHROMIUM_PATH;
  if (named && !existsSync(named)) throw new Failure(`CHROMIUM_PATH names no file: ${named}`);
  const { chromium } = await import('@playwright/test');
  const candidates = [
    named,
    ...(shell ? [headlessShell] : []),
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    chromium.executablePath(),
  ];
  return candidates.find((path) => path && existsSync(path)) ?? null;
}
