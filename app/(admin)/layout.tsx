import type { ReactNode } from 'react';
import { Alarms } from '@/components/installation/alarms';
import { SessionProvider } from '@/components/shell/session';
import { ShellFrame } from '@/components/shell/shell-frame';
import { pageContext } from '@/lib/platform/http/page';

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const { actor } = await pageContext('models:read');
  const { id, name, email, role } = actor;
  return (
    <SessionProvider value={{ id, name, email, role }}>
      <ShellFrame notice={<Alarms />}>{children}</ShellFrame>
    </SessionProvider>
  );
}
