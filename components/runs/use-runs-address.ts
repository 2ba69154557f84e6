'use client';

import { useSearchParams } from 'next/navigation';
import { useMemo } from 'react';
import { addressOf, type RunsAddress, runsUrl } from './run-filter';

/** What the list shows; it lives in the address, so that it can be sent to somebody. */
export function useRunsAddress(): [RunsAddress, (address: RunsAddress) => void] {
  const query = useSearchParams();
  const address = useMemo(() => addressOf((name) => query.get(name)), [query]);
  // The browser asks the API itself; the server need not draw the page again.
  return [address, (next) => window.history.pushState(null, '', runsUrl(next))];
}
