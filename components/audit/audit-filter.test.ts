import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listAuditEndpoint } from '@/lib/domain/audit/contract';
import type { AuditFilter } from '@/lib/domain/audit/queries';
import { actionLabels } from './action-labels';
import { auditUrl, filterOf } from './audit-filter';

const read = (url: string) => {
  const query = new URL(url, 'http://localhost').searchParams;
  return filterOf((name) => query.get(name));
};
const word = fc.string({ minLength: 1 }).filter((text) => text.trim() === text);
const time = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const filters: fc.Arbitrary<AuditFilter> = fc.record(
  { action: fc.constantFrom(...Object.keys(actionLabels)), subject: word, actor: word, from: time, to: time },
  { requiredKeys: [] },
);

describe('the filter in the address', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(filters, (filter) => {
        expect(read(auditUrl(filter))).toEqual(filter);
      }),
    );
  });

  it('is one that the API takes, whatever the address says', () => {
    const anything = fc.record({ action: fc.string(), from: fc.oneof(fc.string(), time), to: fc.string() });
    fc.assert(
      fc.property(anything, (query) => {
        const filter = filterOf((name) => (name in query ? query[name as keyof typeof query] : null));
        expect(listAuditEndpoint.query?.safeParse(filter).success).toBe(true);
      }),
    );
  });

  it('leaves out what makes no sense', () => {
    expect(read('/audit?action=drop.table&from=yesterday&to=2026-07-01&subject=+&actor=')).toEqual({});
    expect(read('/audit?from=2026-13-45T00:00:00Z')).toEqual({});
  });

  it('reads a time in any zone', () => {
    expect(read('/audit?from=2026-07-01T10:00%2B02:00')).toEqual({ from: '2026-07-01T08:00:00.000Z' });
  });
});
