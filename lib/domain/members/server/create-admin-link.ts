import type { Context } from '@/lib/platform/context';
import { inviteMember, type OneTimeToken } from './invite-member';

/** Minutes. */
const ADMIN_LINK_LIFETIME = 30;

/**
 * A one-time link that makes an admin, for whoever can run commands on the machine: first set-up, a lost password, the
 * only admin gone.
 */
export function createAdminLink({ ctx }: { ctx: Context }): Promise<OneTimeToken> {
  return inviteMember({ ctx, input: { role: 'admin', lifetime: ADMIN_LINK_LIFETIME } });
}
