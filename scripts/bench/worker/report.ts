import { median, quantile, tableOf } from '../runtime/figures.mjs';
import type { Times } from './one-by-one';
import type { Throughput } from './throughput';

const milliseconds = (number: number) => `${number.toFixed(1)} ms`;

type Results = { machine: string; oneByOne: Times[]; throughput: Throughput[] };

export function report({ machine, oneByOne, throughput }: Results): string {
  const row = (what: string, numbers: number[]) => [
    what,
    milliseconds(median(numbers)),
    milliseconds(quantile(numbers, 0.99)),
  ];
  return `${machine}. Everything on the same cores; ${oneByOne.length} jobs, one by one.

${tableOf([
  ['of one job', 'median', '99th percentile'],
  row(
    'asked for → taken by a worker',
    oneByOne.map(({ waited }) => waited),
  ),
  row(
    'taken → done',
    oneByOne.map(({ taken }) => taken),
  ),
  row(
    '… of which the provider',
    oneByOne.map(({ provider }) => provider),
  ),
  row(
    '… of which the worker itself',
    oneByOne.map(({ taken, provider }) => taken - provider),
  ),
])}

${tableOf([
  ['workers', 'jobs in the queue', 'jobs a second', 'processor time of a job'],
  ...throughput.map(({ workers, jobs, perSecond, processor }) => [
    String(workers),
    String(jobs),
    perSecond.toFixed(0),
    milliseconds(processor),
  ]),
])}`;
}
