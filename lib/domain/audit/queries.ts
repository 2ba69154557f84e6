import { infiniteQueryOptions } from '@tanstack/react-query';
import { call } from '@/lib/platform/client/call';
import { fillPath } from '@/lib/platform/client/path';
import type { AuditList } from './contract';
import { auditPath } from './paths';

/** Query of the audit list; times in RFC 3339. */
export type AuditFilter = { subject?: string; actor?: string; action?: string; from?: string; to?: string };

export const auditQuery = (filter: AuditFilter = {}, limit = 50) =>
  infiniteQueryOptions({
    queryKey: [auditPath, filter, limit],
    queryFn: ({ signal, pageParam }) =>
      call<AuditList>('GET', fillPath(auditPath, {}, { ...filter, limit, cursor: pageParam }), { signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.data.next_cursor,
  });
