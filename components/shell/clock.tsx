'use client';

import { createContext, type ReactNode, useContext, useSyncExternalStore } from 'react';

const ServerTime = createContext(0);
const interval = 10_000;
const listeners = new Set<() => void>();
let timer: ReturnType<typeof setInterval> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  timer ??= setInterval(() => {
    for (const each of listeners) each();
  }, interval);
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    clearInterval(timer);
    timer = undefined;
  };
}

/** Gives the page the server's time, so that server and browser write the same words until the page is alive. */
export function ClockProvider({ now, children }: { now: number; children: ReactNode }) {
  return <ServerTime value={now}>{children}</ServerTime>;
}

/**
 * A text that depends on the time, kept current every 10 s; renders again only where the text changes.
 * `live` is false on the server and while hydrating: the browser's time zone is not known there.
 */
export function useTimeText(format: (now: number, live: boolean) => string): string {
  const serverTime = useContext(ServerTime);
  return useSyncExternalStore(
    subscribe,
    () => format(Date.now(), true),
    () => format(serverTime, false),
  );
}
