import { useRouter } from 'next/navigation';
import { useEffect, useRef, useState } from 'react';
import { TRAVERSE } from './traverse-event';

type WithNavigation = { navigation?: { currentEntry: NavigationHistoryEntry | null } };

/** The Navigation API's number of the present history entry; null where the browser has no such API. */
function entryIndex(): number | null {
  return (window as WithNavigation).navigation?.currentEntry?.index ?? null;
}

const addressOf = ({ pathname, search }: { pathname: string; search: string }) => pathname + search;

/** The address that a click would open in this tab and that is another page of ours; null for any other click. */
function destinationOf(event: MouseEvent): string | null {
  if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return null;
  const link = event.target instanceof Element ? event.target.closest('a') : null;
  if (link === null || link.href === '' || link.hasAttribute('download')) return null;
  if (link.target !== '' && link.target !== '_self') return null;
  const url = new URL(link.href);
  if (url.origin !== window.location.origin || addressOf(url) === addressOf(window.location)) return null;
  return url.pathname + url.search + url.hash;
}

/**
 * Holds back links, Back and Forward, reload and close while `active`. The browser asks about the last two itself;
 * for the others `held` is set, and the page asks. `release` lets everything pass from then on.
 */
export function useLeaveGuard(active: boolean) {
  const router = useRouter();
  const [held, setHeld] = useState<{ go: () => void } | null>(null);
  const released = useRef(false);

  useEffect(() => {
    if (!active) return;
    const home = addressOf(window.location);
    let homeIndex = entryIndex();
    let isReturning = false;
    let steps = 0;

    const onBeforeUnload = (event: BeforeUnloadEvent) => {
      if (!released.current) event.preventDefault();
    };
    const onClick = (event: MouseEvent) => {
      const destination = released.current ? null : destinationOf(event);
      if (destination === null) return;
      event.preventDefault();
      event.stopPropagation();
      setHeld({ go: () => router.push(destination) });
    };
    // The address has changed already when this is heard: we go back first, then ask.
    const onTraverse = (event: Event) => {
      if (released.current) return;
      if (isReturning) {
        isReturning = false;
        event.preventDefault();
        const distance = steps;
        setHeld({ go: () => window.history.go(distance) });
        return;
      }
      const index = entryIndex();
      if (addressOf(window.location) === home) {
        homeIndex = index;
        return;
      }
      event.preventDefault();
      steps = index === null || homeIndex === null ? -1 : index - homeIndex;
      isReturning = true;
      window.history.go(-steps);
    };

    window.addEventListener('beforeunload', onBeforeUnload);
    window.addEventListener('click', onClick, true);
    window.addEventListener(TRAVERSE, onTraverse);
    return () => {
      window.removeEventListener('beforeunload', onBeforeUnload);
      window.removeEventListener('click', onClick, true);
      window.removeEventListener(TRAVERSE, onTraverse);
    };
  }, [active, router]);

  return {
    isHeld: held !== null,
    stay: () => setHeld(null),
    leave: () => {
      released.current = true;
      setHeld(null);
      held?.go();
    },
    release: () => {
      released.current = true;
    },
  };
}

export type LeaveGuard = ReturnType<typeof useLeaveGuard>;
