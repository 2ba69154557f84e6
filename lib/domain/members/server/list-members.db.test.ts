import { afterAll, beforeAll, expect, it } from 'vitest';
import { createTestDatabase, type TestDatabase } from '@/e2e/support/test-database';
import { contextOf } from '@/lib/domain/fixtures/start-for-test';
import { listMembers } from './list-members';

let database: TestDatabase;

beforeAll(async () => {
  database = await createTestDatabase();
});

afterAll(() => database.drop());

it('pages through names whose case JavaScript and the database see differently, each once', async () => {
  const names = ['Ada', 'Äsa', 'ÄSA', 'İpek', 'ipek', 'Zoë', 'ZOË'];
  for (const [index, name] of names.entries()) {
    await database.sql`insert into users (id, name, email) values (${`id-${index}`}, ${name}, ${`${index}@example.com`})`;
  }
  const ctx = contextOf(database.db, 'admin');
  const seen: string[] = [];
  let cursor: string | null = null;
  do {
    const page = await listMembers({ ctx, input: { limit: 1, cursor: cursor ?? undefined } });
    seen.push(...page.members.map((member) => member.name));
    cursor = page.next_cursor;
  } while (cursor !== null && seen.length <= names.length);
  expect(seen.sort()).toEqual([...names].sort());
});
