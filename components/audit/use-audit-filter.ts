'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import type { AuditFilter } from '@/lib/domain/audit/queries';
import { auditUrl, filterOf } from './audit-filter';

/** The filter of the audit, which lives in the address, so that it can be sent to somebody. */
export function useAuditFilter(): [AuditFilter, (filter: AuditFilter) => void] {
  const query = useSearchParams();
  const filter = useMemo(() => filterOf((name) => query.get(name)), [query]);
  // The browser asks the API itself; the server need not draw the page again.
  return [filter, (next) => window.history.pushState(null, '', auditUrl(next))];
}
