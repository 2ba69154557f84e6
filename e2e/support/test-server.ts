import { randomBytes } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';
import postgres from 'postgres';
import { connectionOptions } from '@/lib/platform/db/connection-options.mjs';
import { migrateDatabase } from '@/lib/platform/db/migrate';
import { startThrowAwayPostgres } from './throw-away-postgres.mjs';

/** The same server, another database. */
export function withDatabase(url: string, name: string): string {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

/** Runs `work` on one short-lived connection. */
export async function withConnection<Result>(
  url: string,
  work: (sql: postgres.Sql) => Promise<Result>,
): Promise<Result> {
  const sql = postgres(url, { ...connectionOptions(url), max: 1, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end();
  }
}

/**
 * Drops a database with every connection to it. Autovacuum, which works in any database for a moment, runs as a superuser:
 * others may not end it, so this waits until it is done.
 */
export async function dropDatabase(sql: postgres.Sql, name: string, attempts = 50): Promise<void> {
  try {
    await sql`drop database if exists ${sql(name)} with (force)`;
  } catch (error) {
    const isForbidden = error instanceof postgres.PostgresError && error.code === '42501';
    if (!isForbidden || attempts === 1) throw error;
    await setTimeout(200);
    await dropDatabase(sql, name, attempts - 1);
  }
}

/**
 * Uses the server at TEST_DATABASE_URL (its role needs CREATEDB), else starts a throw-away one, and migrates a
 * template that every test database is cloned from. The returned function drops all of it again.
 */
export async function openTestServer(): Promise<() => Promise<void>> {
  const given = process.env.TEST_DATABASE_URL;
  const server = given ? { url: given, stop: async () => {} } : await startThrowAwayPostgres();
  // Ended without a word by SIGTERM, a test runner would leave the server behind; `exit` takes it along.
  if (!given) process.once('SIGTERM', () => process.exit(143));
  const template = `modelboard_test_${randomBytes(4).toString('hex')}`;

  async function close(): Promise<void> {
    await withConnection(server.url, async (sql) => {
      const left = await sql<{ name: string }[]>`
        select datname as name from pg_database where starts_with(datname, ${template})`;
      for (const { name } of left) await dropDatabase(sql, name);
    });
    await server.stop();
  }

  try {
    await withConnection(server.url, (sql) => sql`create database ${sql(template)}`);
    await migrateDatabase(withDatabase(server.url, template));
  } catch (error) {
    await close();
    throw error;
  }
  // Workers inherit these.
  process.env.TEST_DATABASE_URL = server.url;
  process.env.TEST_DATABASE_TEMPLATE = template;
  return close;
}

/** The server that a global setup has opened for this process. */
export function openedTestServer(): { url: string; template: string } {
  const { TEST_DATABASE_URL: url, TEST_DATABASE_TEMPLATE: template } = process.env;
  if (!url || !template)
    throw new Error('No test database server: name this file *.db.test.ts or *.spec.ts.');
  return { url, template };
}
