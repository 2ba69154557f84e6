'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';

type Read = (name: string) => string | null;

/** What a list shows. It lives in the address, so that it can be sent to somebody; `read` and `urlOf` translate. */
export function useAddress<Shown>(
  read: (from: Read) => Shown,
  urlOf: (shown: Shown) => string,
): [Shown, (next: Shown) => void] {
  const query = useSearchParams();
  const shown = useMemo(() => read((name) => query.get(name)), [query, read]);
  // The browser asks the API itself; the server need not draw the page again.
  return [shown, (next) => window.history.pushState(null, '', urlOf(next))];
}
