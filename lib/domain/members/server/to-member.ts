import type { Member } from '../contract';
import type { UserRow } from './repository';

/** A person as the API shows them. */
export function toMember(row: UserRow & { lastSeenAt?: Date | null }): Member {
  return {
    id: row.id,
    name: row.name,
    email: row.email,
    role: row.role,
    suspended: row.suspended,
    created_at: row.createdAt.toISOString(),
    last_seen_at: row.lastSeenAt ? new Date(row.lastSeenAt).toISOString() : null,
  };
}

/** What of a person the audit trail shows: no address. */
export function auditedMember({ role, suspended }: Pick<UserRow, 'role' | 'suspended'>) {
  return { role, suspended };
}
