import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { listJobsEndpoint } from '@/lib/domain/jobs/contract';
import { listRunsEndpoint } from '@/lib/domain/runs/contract';
import { addressOf, narrows, type RunsAddress, runsUrl, statuses } from './run-filter';

const read = (url: string) => {
  const query = new URL(url, 'http://localhost').searchParams;
  return addressOf((name) => query.get(name));
};
const time = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
  .map((date) => date.toISOString());
const model = fc.constantFrom('qwen', 'qwen/qwen-image-edit', 'acme.v2');
const runs: fc.Arbitrary<RunsAddress> = fc.record({
  view: fc.constant('runs' as const),
  filter: fc.record(
    { status: fc.constantFrom(...statuses), model, from: time, to: time },
    { requiredKeys: [] },
  ),
});
const jobs: fc.Arbitrary<RunsAddress> = fc.record({
  view: fc.constant('jobs' as const),
  filter: fc.record({ status: fc.constantFrom(...statuses), model }, { requiredKeys: [] }),
});

describe('what the address says', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(fc.oneof(runs, jobs), (address) => {
        expect(read(runsUrl(address))).toEqual(address);
      }),
    );
  });

  it('is something that the API takes, whatever stands there', () => {
    const anything = fc.record({
      show: fc.constantFrom('', 'jobs', 'x'),
      status: fc.oneof(fc.string(), fc.constantFrom(...statuses)),
      model: fc.oneof(fc.string(), model),
      from: fc.oneof(fc.string(), time),
      to: fc.string(),
    });
    fc.assert(
      fc.property(anything, (query) => {
        const { view, filter } = addressOf((name) => query[name]);
        const endpoint = view === 'runs' ? listRunsEndpoint : listJobsEndpoint;
        expect(endpoint.query?.safeParse(filter).success, JSON.stringify(filter)).toBe(true);
      }),
    );
  });

  it('leaves out what makes no sense', () => {
    expect(read('/runs?status=sent&model=+&from=yesterday').filter).toEqual({});
    expect(read('/runs?show=jobs&status=queued&from=2026-07-01T10:00Z')).toEqual({
      view: 'jobs',
      filter: { status: 'queued' },
    });
  });
});

it('an empty filter narrows nothing', () => {
  expect(narrows({})).toBe(false);
  expect(narrows({ model: 'qwen' })).toBe(true);
});
