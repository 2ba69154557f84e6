'use client';

import { PageFailure } from '@/components/shell/page-failure';

export default function AdminError({ error, retry }: { error: unknown; retry: () => void }) {
  return <PageFailure error={error} onRetry={retry} />;
}
