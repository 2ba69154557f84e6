import postgres from 'postgres';
import { isJsonObject, type JsonObject, type JsonValue } from '@/lib/config-schema';
import { connectionOptions } from '@/lib/platform/db/connection-options.mjs';
import { Failure } from '../launcher/failure.mjs';

/** One row of the predecessor's `settings` table. */
export type SettingsRow = { key: string; value: string | null; model_settings: JsonValue };

/**
 * Reads the predecessor's settings, ordered by key, in a transaction that cannot write.
 *
 * @throws {Failure} if the database cannot be read or is none of the predecessor's; never holds the password
 */
export async function readSettings(url: string): Promise<SettingsRow[]> {
  const parsed = URL.canParse(url) ? new URL(url) : null;
  if (!parsed || !/^postgres(ql)?:$/.test(parsed.protocol)) {
    throw new Failure('the address must be of the form postgres://user:password@host:5432/database.');
  }
  const sql = postgres(url, { ...connectionOptions(url), max: 1, connect_timeout: 5, onnotice: () => {} });
  try {
    return await sql.begin('read only', async (reading) => {
      const [{ settings, modelboard }] = await reading<[{ settings: boolean; modelboard: boolean }]>`
        select to_regclass('settings') is not null as settings, to_regclass('model_configs') is not null as modelboard`;
      if (!settings) throw new Failure('that database has no table "settings".');
      if (modelboard) throw new Failure("that is a Modelboard's own database, not one of its predecessor.");
      const rows = await reading<{ row: JsonObject }[]>`
        select to_jsonb(settings) as row from settings order by key`;
      return rows.map(({ row }) => settingsRow(row));
    });
  } catch (error) {
    if (error instanceof Failure) throw error;
    const { hostname, pathname } = parsed;
    const reason = error instanceof Error ? error.message : String(error);
    throw new Failure(
      `cannot read ${decodeURIComponent(hostname)}, database ${decodeURIComponent(pathname.slice(1))} (${reason}).`,
    );
  } finally {
    await sql.end({ timeout: 1 });
  }
}

/** A database from before the `model_settings` column has no such key in its rows. */
function settingsRow(row: JsonObject): SettingsRow {
  if (!isJsonObject(row) || typeof row.key !== 'string')
    throw new Failure('its table "settings" has no column "key".');
  return {
    key: row.key,
    value: typeof row.value === 'string' ? row.value : null,
    model_settings: row.model_settings ?? null,
  };
}
