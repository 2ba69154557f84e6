import { infiniteQueryOptions } from '@tanstack/react-query';
import { request } from '@/lib/domain/api/request';
import { auditPath } from './paths';

/** Query of the audit list; times in RFC 3339. */
export type AuditFilter = { subject?: string; actor?: string; action?: string; from?: string; to?: string };

export const auditQuery = (filter: AuditFilter = {}, limit = 50) =>
  infiniteQueryOptions({
    queryKey: [auditPath, filter, limit],
    queryFn: ({ signal, pageParam }) =>
      request('GET', auditPath, { query: { ...filter, limit, cursor: pageParam }, signal }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.data.next_cursor,
  });
