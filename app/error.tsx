'use client';

import { PageFailure } from '@/components/shell/page-failure';
import { PlainFrame } from '@/components/shell/plain-frame';

export default function RootError({ error, retry }: { error: unknown; retry: () => void }) {
  return (
    <PlainFrame>
      <PageFailure error={error} onRetry={retry} />
    </PlainFrame>
  );
}
