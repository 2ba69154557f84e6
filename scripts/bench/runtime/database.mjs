import postgres from 'postgres';
import { connectionOptions } from '../../../lib/platform/db/connection-options.mjs';

/**
 * Makes a database for one contestant on the server of the bench.
 * @param {string} serverUrl
 * @param {string} name
 * @returns {Promise<string>} its URL
 */
export async function withDatabaseOfItsOwn(serverUrl, name) {
  const sql = postgres(serverUrl, { ...connectionOptions(serverUrl), max: 1, onnotice: () => {} });
  await sql`create database ${sql(name)}`;
  await sql.end();
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.href;
}
