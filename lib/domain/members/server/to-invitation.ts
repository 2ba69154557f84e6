import type { OpenInvitation } from '../contract';
import type { InvitationRow } from './repository';

/** An invitation as the API shows it: never its link. */
export function toInvitation(row: InvitationRow): OpenInvitation {
  return {
    id: row.id,
    role: row.role,
    email: row.email,
    created_at: row.createdAt.toISOString(),
    created_by: row.actorName,
    expires_at: row.expiresAt.toISOString(),
  };
}
