import { randomBytes } from 'node:crypto';
import { fingerprint, type JsonObject, type ParameterSchema } from '@/lib/config-schema';
import type { ProductServer } from './product-server';

/** When every imported model of the tests went live: long before any test runs. */
const LIVE_SINCE = '2020-01-01T00:00:00Z';

/**
 * Registers an imported model with these parameters, version 1 in production; `rules` are further keywords of the
 * schema. Returns its slug, which is its id.
 */
export async function importModel(
  server: ProductServer,
  properties: JsonObject,
  rules: JsonObject = {},
): Promise<string> {
  const slug = `imported-${randomBytes(4).toString('hex')}`;
  await server.database.sql`
    insert into models (id, slug, name, kind, created_at) values (${slug}, ${slug}, ${slug}, 'imported', ${LIVE_SINCE})`;
  await addVersion(server, slug, { version: 1, status: 'production', properties, rules });
  return slug;
}

/** Puts another version of an imported model into production; the one before is archived. */
export async function promoteVersion(
  server: ProductServer,
  slug: string,
  properties: JsonObject,
): Promise<void> {
  const [{ last }] = await server.database.sql<[{ last: number }]>`
    update model_versions set status = 'archived' where model_id = ${slug} and status = 'production'
    returning version as last`;
  await addVersion(server, slug, { version: last + 1, status: 'production', properties });
}

type Version = { version: number; status: string; properties: JsonObject; rules?: JsonObject };

async function addVersion({ database: { sql } }: ProductServer, slug: string, given: Version): Promise<void> {
  const { version, status, properties, rules = {} } = given;
  const schema = schemaOf(properties, rules);
  await sql`
    insert into model_versions (model_id, version, status, parameters_schema, schema_fingerprint, created_by)
    values (${slug}, ${version}, ${status}, ${sql.json(schema)}, ${fingerprint(schema)}, 'test')`;
  await sql`
    insert into model_version_events (model_id, version, status, actor_kind, actor_id, actor_name, created_at)
    values (${slug}, ${version}, ${status}, 'system', 'system', 'test', ${version === 1 ? LIVE_SINCE : sql`now()`})`;
}

/** The database does not keep the order of names, so each parameter carries its place. */
function schemaOf(properties: JsonObject, rules: JsonObject): ParameterSchema {
  const ordered = Object.entries(properties).map(([name, property], place) => [
    name,
    { ...(property as JsonObject), 'x-order': place },
  ]);
  return { type: 'object', properties: Object.fromEntries(ordered), ...rules };
}
