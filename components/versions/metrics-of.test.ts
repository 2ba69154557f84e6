import { expect, test } from 'vitest';
import { metricColumns, metricsOf } from './metrics-of';

const version = (metrics: unknown) => ({ metadata: { metrics } }) as Parameters<typeof metricsOf>[0];

test('each metric is a column, those that most versions know first', () => {
  const versions = [
    version({ latency_ms: 32, accuracy: 0.8, note: 'fast' }),
    version({ accuracy: 0.75, size: 6 }),
  ];
  expect(metricColumns(versions)).toEqual([
    { name: 'accuracy', texts: ['0.8\u2007', '0.75'] },
    { name: 'latency_ms', texts: ['32', null] },
    { name: 'size', texts: [null, '6'] },
  ]);
});

test('zero is a number, and what is unknown is not zero', () => {
  expect(metricColumns([version({ errors: 0 }), version({})])).toEqual([
    { name: 'errors', texts: ['0', null] },
  ]);
});

test('metadata without metrics, or with something else under that name, has none', () => {
  expect(metricsOf({ metadata: {} })).toEqual({});
  expect(metricsOf(version([1, 2]))).toEqual({});
  expect(metricColumns([version('good')])).toEqual([]);
});
