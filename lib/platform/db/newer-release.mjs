import { readFile } from 'node:fs/promises';

/** What to stop with: this release does not know what such a database holds. */
export const newerRelease =
  'the database belongs to a newer release of Modelboard. Start that release, or restore a backup from before the upgrade.';

/**
 * Whether a newer release has migrated a database.
 * @param {(statement: string) => PromiseLike<readonly Record<string, unknown>[]>} ask
 * @param {string} migrations the folder of the migrations of this release
 */
export async function isOfNewerRelease(ask, migrations) {
  const [table] = await ask("select to_regclass('drizzle.__drizzle_migrations')::text as name");
  if (table?.name == null) return false;
  const [row] = await ask('select max(created_at)::text as last from drizzle.__drizzle_migrations');
  const { entries } = JSON.parse(await readFile(`${migrations}/meta/_journal.json`, 'utf8'));
  const known = entries.map((/** @type {{ when: number }} */ { when }) => when);
  return Number(row?.last ?? 0) > Math.max(...known);
}
