'use client';

import { MantineProvider } from '@mantine/core';
import { Notifications } from '@mantine/notifications';
import { QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useState } from 'react';
import { createQueryClient } from '@/lib/platform/client/query-client';
import { ClockProvider } from './clock';
import { cssVariables, theme } from './theme';

/** What every page stands in. `now`: the server's time in milliseconds. */
export function Providers({ now, children }: { now: number; children: ReactNode }) {
  const [queryClient] = useState(createQueryClient);
  return (
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <ClockProvider now={now}>{children}</ClockProvider>
      </QueryClientProvider>
      <Notifications position="top-center" containerWidth={420} />
    </MantineProvider>
  );
}
