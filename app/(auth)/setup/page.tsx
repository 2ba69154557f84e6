import type { Metadata } from 'next';
import { SetupScreen } from '@/components/auth/setup-screen';
import { readInvitation } from '@/lib/domain/members/server';

export const metadata: Metadata = { title: 'Join' };

type PageProps = { searchParams: Promise<{ token?: string | string[] }> };

export default async function SetupPage({ searchParams }: PageProps) {
  const token = [(await searchParams).token].flat()[0] ?? '';
  const invitation = token === '' ? null : await readInvitation({ token });
  return <SetupScreen token={token} invitation={invitation} />;
}
