import type { Context } from '@/lib/platform/context';
import { acceptInvitation } from './accept-invitation';
import { createAdminLink } from './create-admin-link';
import { hasUsers } from './repository';

type Input = { email?: string | undefined; password?: string | undefined };

/**
 * Opens a new installation. While there is no user: makes the admin that the environment names, else gives out the
 * one-time link's token. Null where somebody can sign in already.
 */
export async function openInstallation({
  ctx,
  input,
}: {
  ctx: Context;
  input: Input;
}): Promise<string | null> {
  if (await hasUsers(ctx.db)) return null;
  const { token } = await createAdminLink({ ctx });
  const { email, password } = input;
  if (email === undefined || password === undefined) return token;
  await acceptInvitation({ ctx, input: { token, email, password, name: email.split('@')[0] ?? email } });
  return null;
}
