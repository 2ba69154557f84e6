'use client';

import { usePathname, useSearchParams } from 'next/navigation';
import type { ModelFilter } from '@/lib/domain/models/queries';
import { addressOf, changeFilter, filterOf } from './list-filter';

/** The filter of the list. It lives in the address, so that it can be shared and survives a reload. */
export function useListFilter() {
  const pathname = usePathname();
  const parameters = useSearchParams();
  const filter = filterOf((name) => parameters.get(name));
  return {
    filter,
    /** Changes the filter in place: the way back leads out of the list. */
    change: (change: Partial<ModelFilter>) =>
      window.history.replaceState(null, '', pathname + addressOf(changeFilter(filter, change))),
    /** The address of a page of the list, or of its first one. */
    pageAddress: (cursor: string | null) =>
      pathname + addressOf(changeFilter(filter, { cursor: cursor ?? undefined })),
  };
}
