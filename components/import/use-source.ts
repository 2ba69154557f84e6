import { useState } from 'react';
import { newSource, type Source } from './source';
import { useTextSource } from './use-text-source';

/** Where the source comes from. */
export type SourceWay = 'text' | 'url';

/** The source that is to be imported: a text, or what lies at an address. Each keeps what was typed into it. */
export function useSource() {
  const [way, setWay] = useState<SourceWay>('text');
  const text = useTextSource();
  const [url, setUrl] = useState('');
  const [fetched, setFetched] = useState<Source | null>(null);
  const isFetched = fetched !== null && 'url' in fetched.body && fetched.body.url === url.trim();
  return {
    way,
    setWay,
    text,
    url,
    setUrl,
    /** Has the address that stands there fetched, again too. */
    fetchUrl: () => setFetched(url.trim() === '' ? null : newSource({ url: url.trim() })),
    source: way === 'text' ? text.source : fetched,
    /** Why the source that stands there is not the one of the preview; null where it is. */
    reasonBehind: way === 'text' ? reasonBehind(text) : isFetched ? null : 'Fetch the address first',
    /** Something would be lost. */
    isTouched: text.text !== '' || url !== '',
  };
}

function reasonBehind({ fault, isReading, source }: ReturnType<typeof useTextSource>): string | null {
  if (fault !== null) return 'Correct the source first';
  if (isReading) return 'Reading the source…';
  return source === null ? 'Give a source first' : null;
}

export type SourceState = ReturnType<typeof useSource>;
