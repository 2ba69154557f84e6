import type { JsonValue } from '@/lib/config-schema';

/** What is to be imported, as the API takes it. The number stands for it in query keys: it may be a megabyte long. */
export type Source = { id: number; body: { source: JsonValue } | { url: string } };

let last = 0;

export function newSource(body: Source['body']): Source {
  last += 1;
  return { id: last, body };
}
