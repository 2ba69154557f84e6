/** Every duration of a worker, in milliseconds. */
export const timing = {
  /** Between two looks for a config that cannot be read. */
  config: 1000,
  /** Between two tries to reach the store. */
  store: 500,
  /** Before the first look at a prediction; then twice as long each time, up to `mostPolling`. */
  firstPoll: 20,
  mostPolling: 5000,
  /** How often progress is kept, at most. */
  progress: 1000,
  /** Between two tries of a provider that is down, without a `Retry-After`. */
  provider: 3000,
  /** How long a provider may be down before a job that was not sent is given up. */
  providerDown: 15 * 60_000,
  /** From the call to the end: the provider itself ends a prediction after half an hour. */
  prediction: 45 * 60_000,
  /** How long an interrupted call may take to show in the provider's list. */
  settle: 5000,
  /** How far apart the clocks of store and provider may be. */
  clocks: 30_000,
};
