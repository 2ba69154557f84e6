import { zonedMoment } from '@/components/shell/local-time';
import { MODEL_KEY } from '@/lib/domain/models/contract';
import type { RunFilter } from '@/lib/domain/runs/queries';

/** Rows that are read at a time. */
export const pageSize = 50;

/** What the list shows: calls of a provider, or all jobs, also those that wait or never came to a call. */
export type ListView = 'runs' | 'jobs';

/** What the list shows, as the page's address carries it. */
export type RunsAddress = { view: ListView; filter: RunFilter };

const names = ['show', 'status', 'model', 'from', 'to'] as const;

export const statuses = ['queued', 'running', 'succeeded', 'failed', 'canceled'] as const;

/** Reads the query of an address. What is empty or makes no sense is left out. */
export function addressOf(read: (name: (typeof names)[number]) => string | null | undefined): RunsAddress {
  const view = read('show') === 'jobs' ? 'jobs' : 'runs';
  const status = statuses.find((each) => each === read('status')?.trim());
  const model = modelOf(read('model')?.trim() ?? '');
  const from = view === 'runs' ? zonedMoment(read('from') ?? '') : undefined;
  const to = view === 'runs' ? zonedMoment(read('to') ?? '') : undefined;
  const filter = {
    ...(status && { status }),
    ...(model && { model }),
    ...(from && { from }),
    ...(to && { to }),
  };
  return { view, filter };
}

/** What could be the id or slug of a model. */
function modelOf(text: string): string | undefined {
  return MODEL_KEY.test(text) ? text : undefined;
}

/** The other way: the address of the page. */
export function runsUrl({ view, filter }: RunsAddress): string {
  const values = { ...(view === 'jobs' && { show: view }), ...filter };
  const query = new URLSearchParams(values).toString();
  return query === '' ? '/runs' : `/runs?${query}`;
}

/** Whether anything narrows the list. */
export const narrows = (filter: RunFilter): boolean => Object.keys(filter).length > 0;
