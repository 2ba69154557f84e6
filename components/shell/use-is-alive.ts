import { useSyncExternalStore } from 'react';

const never = () => () => {};

/** False on the server and until the page's scripts run: what is typed before that would stand in its box but not count. */
export function useIsAlive(): boolean {
  return useSyncExternalStore(
    never,
    () => true,
    () => false,
  );
}
