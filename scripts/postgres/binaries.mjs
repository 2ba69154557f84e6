import { existsSync } from 'node:fs';
import { cp, lstat, mkdir, readFile, rename, rm, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { basename, dirname, extname, join } from 'node:path';
import { codeOf, Failure } from '../launcher/failure.mjs';
import { binaryPackage } from './platform.mjs';

/**
 * PostgreSQL's programs, ready to run: the directory that holds `bin`, `lib` and `share`.
 * They are used where npm put them, unless the library links are missing and cannot be made there, or `copyTo` is demanded.
 * @param {{ copyTo: string, alwaysCopy: boolean }} where a directory for a copy; root always copies, since the
 *   unprivileged account that runs the server may not be able to read the project's folder
 * @returns {Promise<string>}
 */
export async function preparedBinaries({ copyTo, alwaysCopy }) {
  const folder = packageFolder();
  const native = join(folder, 'native');
  if (!alwaysCopy && (await linked(native))) return native;

  const { version } = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const copy = join(copyTo, `postgresql-${version}`);
  if (existsSync(copy)) return copy;
  const unfinished = `${copy}.${process.pid}`;
  await mkdir(copyTo, { recursive: true });
  await cp(native, unfinished, {
    recursive: true,
    verbatimSymlinks: true,
    filter: (file) => extname(file) !== '.a',
  });
  await makeLinks(unfinished);
  // Another start may have finished its copy meanwhile: both are the same.
  await rename(unfinished, copy).catch(() => rm(unfinished, { recursive: true }));
  return copy;
}

function packageFolder() {
  const name = binaryPackage();
  try {
    return dirname(dirname(createRequire(import.meta.url).resolve(name)));
  } catch {
    throw new Failure(`the package ${name} is not installed. Run "npm ci --include=dev --include=optional".`);
  }
}

/** @param {string} native */
async function linked(native) {
  try {
    await makeLinks(native);
    return true;
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) return false;
    throw error;
  }
}

/**
 * npm packages cannot carry symbolic links. The package lists them in a file, for an install script that may be switched off.
 * @param {string} native
 */
async function makeLinks(native) {
  const list = await readFile(join(native, 'pg-symlinks.json'), 'utf8').catch(() => '[]');
  for (const { source, target } of JSON.parse(list)) {
    const link = join(dirname(native), target).replace(join(dirname(native), 'native'), native);
    if (await lstat(link).catch(() => null)) continue;
    await symlink(basename(source), link).catch((error) => {
      if (codeOf(error) !== 'EEXIST') throw error;
    });
  }
}
