/** Milliseconds since 1970 as this process began to count them: they pass as time does, whatever is done to the machine's clock. */
export const steadyNow = (): number => performance.timeOrigin + performance.now();
