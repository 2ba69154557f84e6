import type { JsonValue } from '@/lib/config-schema';
import type { ImportAnswer } from '@/lib/domain/models/import-contract';

/** What is to be imported, as the API takes it. The number stands for it in query keys: it may be a megabyte long. */
export type Source = { id: number; body: { source: JsonValue } | { url: string; copy?: string } };

let last = 0;

export function newSource(body: Source['body']): Source {
  last += 1;
  return { id: last, body };
}

/** The same source, which from now on is what was fetched of its address. `told`: the answer for the address alone. */
export function withCopy(source: Source, told: Pick<ImportAnswer, 'fetched'> | undefined): Source {
  const copy = told?.fetched?.copy;
  return 'url' in source.body && copy ? { ...source, body: { url: source.body.url, copy } } : source;
}
