import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { type AuditFilter, selectAuditEvents } from './repository';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
  await database.sql`
    insert into audit_events (actor_kind, actor_id, actor_name, action, subject, subject_name, request_id)
    select 'user', 'id-' || n % 200, 'Name ' || n % 200, 'action.' || n % 200, 'subject-' || n % 200, 'Subject', 'r'
    from generate_series(1, 20000) as n`;
  await database.sql`analyze audit_events`;
});

afterAll(() => database.drop());

it.each<[keyof AuditFilter, string, string[]]>([
  ['actor', 'Name 7', ['audit_events_actor', 'audit_events_actor_name']],
  ['action', 'action.7', ['audit_events_action']],
  ['subject', 'subject-7', ['audit_events_subject']],
])('?%s=%s is answered by an index', async (name, value, indexes) => {
  const query = selectAuditEvents(database.db, { [name]: value, before: null, limit: 201 });
  const { sql: text, params } = (query as unknown as { toSQL(): { sql: string; params: string[] } }).toSQL();
  const rows = await database.sql.unsafe(`explain ${text}`, params);
  const plan = rows.map((row) => row['QUERY PLAN']).join('\n');
  for (const index of indexes) expect(plan).toContain(`on ${index} `);
  expect(plan).not.toContain('Seq Scan on audit_events');
});
