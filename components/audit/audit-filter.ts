import type { AuditFilter } from '@/lib/domain/audit/queries';
import { isAuditAction } from './action-labels';

/** Changes that are read at a time. */
export const pageSize = 50;

const names = ['action', 'subject', 'actor', 'from', 'to'] as const;

/** A moment with its zone (RFC 3339); without one, server and browser would read it differently. */
const moment = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i;

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
      const time = moment.test(text) ? Date.parse(text) : Number.NaN;
      if (!Number.isNaN(time)) filter[name] = new Date(time).toISOString();
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

/** A moment (RFC 3339) as a `datetime-local` box shows it: to the minute, in the zone of this machine. */
export function toLocalInput(time: string | undefined): string {
  if (time === undefined) return '';
  const date = new Date(time);
  return new Date(date.getTime() - date.getTimezoneOffset() * 60_000).toISOString().slice(0, 16);
}

/** The other way; an empty or unreadable box is no limit. */
export function fromLocalInput(text: string): string | undefined {
  const time = Date.parse(text);
  return Number.isNaN(time) ? undefined : new Date(time).toISOString();
}
