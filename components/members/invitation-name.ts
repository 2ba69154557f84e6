import type { OpenInvitation } from '@/lib/domain/members/contract';

/** What an invitation is called: links are shown to nobody again. */
export function nameOf({ email, role }: OpenInvitation): string {
  return `invitation as ${role}${email === null ? '' : ` for ${email}`}`;
}
