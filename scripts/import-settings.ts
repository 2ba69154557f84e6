/** Imports the predecessor's settings. Started by import-settings.mjs, which knows our database. */
import { parseArgs } from 'node:util';
import { systemContext } from '@/lib/platform/context';
import { closeDatabase } from '@/lib/platform/db/client';
import { databaseCode } from '@/lib/platform/db/errors';
import { importSettings } from './import-settings/import-settings';
import { readSettings } from './import-settings/read-settings';
import { Failure, lineOf } from './launcher/failure.mjs';

const usage =
  'npm run import-settings -- postgres://user:password@host:5432/database [--dry-run] [--replace]';
/** SQLSTATE undefined_table. */
const NO_TABLE = '42P01';

function readArguments() {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: {
        'dry-run': { type: 'boolean', default: false },
        replace: { type: 'boolean', default: false },
      },
    });
    const [url, ...more] = positionals;
    if (!url || more.length > 0) throw new Failure(`name one database: ${usage}`);
    return { url, dryRun: values['dry-run'], replace: values.replace };
  } catch (error) {
    throw error instanceof TypeError ? new Failure(`${error.message}. Usage: ${usage}`) : error;
  }
}

try {
  const { url, ...options } = readArguments();
  const rows = await readSettings(url);
  const input = { ...options, rows, print: console.log };
  const { stored, unchanged, refused } = await importSettings({ ctx: systemContext(), input }).catch(
    (error) => {
      if (databaseCode(error) !== NO_TABLE) throw error;
      throw new Failure('the database of Modelboard is not set up yet. Run "npm start" once before.');
    },
  );
  const end = options.dryRun ? ' This was a dry run: nothing was stored.' : '';
  console.log(`${stored} stored, ${unchanged} so already, ${refused} refused.${end}`);
  if (refused > 0) process.exitCode = 1;
} catch (error) {
  console.error(lineOf(error));
  process.exitCode = 1;
}
await closeDatabase();
