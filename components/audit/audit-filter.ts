import { zonedMoment } from '@/components/shell/local-time';
import type { AuditFilter } from '@/lib/domain/audit/queries';
import { isAuditAction } from './action-labels';

/** Changes that are read at a time. */
export const pageSize = 50;

const names = ['action', 'subject', 'actor', 'from', 'to'] as const;

/** Reads the filter from the query of an address. What is empty or makes no sense is left out. */
export function filterOf(read: (name: (typeof names)[number]) => string | null | undefined): AuditFilter {
  const filter: AuditFilter = {};
  for (const name of names) {
    const text = read(name)?.trim();
    if (!text) continue;
    if (name === 'action') {
      if (isAuditAction(text)) filter.action = text;
    } else if (name === 'subject' || name === 'actor') {
      filter[name] = text;
    } else {
      const moment = zonedMoment(text);
      if (moment !== undefined) filter[name] = moment;
    }
  }
  return filter;
}

/** The address of the audit with a filter. */
export function auditUrl(filter: AuditFilter): string {
  const query = new URLSearchParams(
    names.flatMap((name) => (filter[name] ? [[name, filter[name]]] : [])),
  ).toString();
  return query === '' ? '/audit' : `/audit?${query}`;
}
