import { dehydrate, HydrationBoundary } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { Alarms } from '@/components/installation/alarms';
import { SessionProvider } from '@/components/shell/session';
import { ShellFrame } from '@/components/shell/shell-frame';
import { delivery } from '@/lib/delivery';
import { getInstallationEndpoint } from '@/lib/domain/installation/contract';
import { installationQuery } from '@/lib/domain/installation/queries';
import { readInstallation } from '@/lib/domain/installation/server';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { pageContext, prefetch } from '@/lib/platform/http/page';

export default async function AdminLayout({ children }: { children: ReactNode }) {
  const ctx = await pageContext('models:read');
  const { id, name, email, role } = ctx.actor;
  const queryClient = createQueryClient();
  await prefetch(queryClient, installationQuery(), getInstallationEndpoint, () =>
    readInstallation({ ctx, input: { retained: delivery().retained } }),
  );
  return (
    <SessionProvider value={{ id, name, email, role }}>
      <HydrationBoundary state={dehydrate(queryClient)}>
        <ShellFrame notice={<Alarms />}>{children}</ShellFrame>
      </HydrationBoundary>
    </SessionProvider>
  );
}
