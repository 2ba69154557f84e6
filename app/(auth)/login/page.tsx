import type { Metadata } from 'next';
import { headers } from 'next/headers';
import { redirect } from 'next/navigation';
import { LoginScreen } from '@/components/auth/login-screen';
import { safeNext } from '@/components/shell/login-url';
import { hasMembers } from '@/lib/domain/members/server';
import { authenticate } from '@/lib/platform/auth/authenticate';

export const metadata: Metadata = { title: 'Sign in' };

type PageProps = { searchParams: Promise<{ next?: string | string[] }> };

export default async function LoginPage({ searchParams }: PageProps) {
  const [parameters, actor, joined] = await Promise.all([
    searchParams,
    authenticate(await headers()),
    hasMembers(),
  ]);
  const next = safeNext([parameters.next].flat()[0]);
  if (actor?.kind === 'user') redirect(next);
  return <LoginScreen next={next} empty={!joined} />;
}
