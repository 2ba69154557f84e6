import { randomBytes } from 'node:crypto';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { Failure } from '../launcher/failure.mjs';
import { runProgram } from './programs.mjs';

/** The role that the product connects as, and the database that it owns. */
export const roleName = 'modelboard';

/**
 * Makes the cluster if there is none. Nobody can connect as its superuser: only the product's own role is let in.
 * @param {object} options
 * @param {import('./programs.mjs').Programs} options.programs
 * @param {string} options.cluster
 * @param {string} options.passwordFile
 * @param {boolean} options.durable false: without fsync
 * @param {boolean} options.createDatabases whether the role may create databases; settled when the cluster is made
 * @returns {Promise<{ password: string, created: boolean }>}
 */
export async function ensureCluster({ programs, cluster, passwordFile, durable, createDatabases }) {
  const known = existsSync(passwordFile) ? readFileSync(passwordFile, 'utf8').trim() : null;
  if (existsSync(cluster)) {
    checkVersion(programs, cluster);
    if (known) return { password: known, created: false };
  }
  const password = randomBytes(24).toString('hex');
  if (existsSync(cluster)) {
    await asSuperuser(programs, cluster, [`ALTER ROLE ${roleName} PASSWORD '${password}'`], durable);
    writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
    return { password, created: false };
  }
  writeFileSync(passwordFile, `${password}\n`, { mode: 0o600 });
  // Made beside its place and moved there when complete: an interrupted start leaves no half cluster.
  const unfinished = `${cluster}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  await initialise(programs, unfinished, durable);
  await asSuperuser(
    programs,
    unfinished,
    [
      `CREATE ROLE ${roleName} LOGIN ${createDatabases ? 'CREATEDB ' : ''}PASSWORD '${password}'`,
      `CREATE DATABASE ${roleName} OWNER ${roleName}`,
    ],
    durable,
  );
  renameSync(unfinished, cluster);
  syncDirectory(dirname(cluster));
  return { password, created: true };
}

/**
 * @param {import('./programs.mjs').Programs} programs
 * @param {string} directory
 * @param {boolean} durable
 */
async function initialise(programs, directory, durable) {
  mkdirSync(directory, { mode: 0o700 });
  if (programs.account) chownSync(directory, programs.account.uid, programs.account.gid);
  await runProgram(programs, 'initdb', [
    ...['-D', directory, '--username=postgres', '--auth=reject', '--encoding=UTF8', '--locale=C'],
    ...[
      '--locale-provider=builtin',
      '--builtin-locale=C.UTF-8',
      '--no-instructions',
      ...(durable ? [] : ['--no-sync']),
    ],
  ]);
  // Removed and made anew, never written through: the directory belongs to an account that root need not trust.
  const access = join(directory, 'pg_hba.conf');
  rmSync(access);
  writeFileSync(access, `local all ${roleName} scram-sha-256\n`, { flag: 'wx', mode: 0o644 });
}

/**
 * Runs statements as superuser, while no server runs.
 * @param {import('./programs.mjs').Programs} programs
 * @param {string} cluster
 * @param {string[]} statements
 * @param {boolean} durable
 */
function asSuperuser(programs, cluster, statements, durable) {
  const settings = ['-c', 'exit_on_error=on', '-c', `fsync=${durable ? 'on' : 'off'}`];
  return runProgram(
    programs,
    'postgres',
    ['--single', '-D', cluster, ...settings, 'postgres'],
    `${statements.join(';\n')};\n`,
  );
}

/**
 * @param {import('./programs.mjs').Programs} programs
 * @param {string} cluster
 */
function checkVersion(programs, cluster) {
  const written = readFileSync(join(cluster, 'PG_VERSION'), 'utf8').trim();
  const control = readFileSync(join(programs.directory, 'share/postgresql/postgres.bki'), 'utf8').slice(
    0,
    64,
  );
  const present = /PostgreSQL (\d+)/.exec(control)?.[1];
  if (present && present !== written) {
    throw new Failure(
      `${cluster} was written by PostgreSQL ${written}, and this release carries ${present}. Start the release that made it, or set MODELBOARD_DATA_DIR to a new directory.`,
    );
  }
}

/** @param {string} directory */
function syncDirectory(directory) {
  const file = openSync(directory, 'r');
  fsyncSync(file);
  closeSync(file);
}
