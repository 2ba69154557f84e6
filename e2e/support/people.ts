import { createHmac, randomBytes } from 'node:crypto';
import { hashPassword } from 'better-auth/crypto';
import type { Sql } from 'postgres';
import type { Role } from '@/lib/platform/auth/permissions';

export type Person = { id: string; name: string; email: string; password: string; role: Role };

const password = 'correct horse battery';
/** Slow to make, as it should be, and the same for all. */
let passwordHash: Promise<string> | undefined;

/** Makes a member as rows, who is not signed in. That people join by an invite is a test of its own. */
export async function insertPerson(sql: Sql, role: Role): Promise<Person> {
  const mark = randomBytes(4).toString('hex');
  const person = {
    id: `person-${mark}`,
    name: `${role} ${mark}`,
    email: `${role}-${mark}@example.com`,
    role,
  };
  passwordHash ??= hashPassword(password);
  await sql`insert into users ${sql({ ...person, email_verified: true })}`;
  await sql`
    insert into accounts (id, account_id, provider_id, user_id, password)
    values (${`account-${mark}`}, ${person.id}, 'credential', ${person.id}, ${await passwordHash})`;
  return { ...person, password };
}

/** Makes a session as a row; returns the cookie that names it, signed with the server's `secret`. */
export async function insertSession(sql: Sql, secret: string, { id }: Pick<Person, 'id'>) {
  const token = randomBytes(24).toString('base64url');
  await sql`
    insert into sessions (id, token, user_id, expires_at)
    values (${`session-${token}`}, ${token}, ${id}, now() + interval '14 days')`;
  const signature = createHmac('sha256', secret).update(token).digest('base64');
  return { name: 'modelboard.session_token', value: encodeURIComponent(`${token}.${signature}`) };
}
