/** A timer that does not keep the process alive, if there is a process. */
export function timer(ms: number, work: () => void): ReturnType<typeof setTimeout> {
  return detached(setTimeout(work, ms));
}

/** The same timer, for which no process stays. Elsewhere than in Node a timer is a number. */
export function detached<Timer>(handle: Timer): Timer {
  (handle as { unref?: () => void }).unref?.();
  return handle;
}
