/** Every duration of a worker, in milliseconds. */
export const timing = {
  /** Between two tries to reach the store. */
  store: 500,
  /** Before the first look at a prediction; then twice as long each time, up to `mostPolling`. */
  firstPoll: 20,
  mostPolling: 5000,
  /** How often progress is kept, at most. */
  progress: 1000,
  /** Between two looks whether a job is canceled, in case no notification says so. */
  cancel: 1000,
  /** How long one call of the provider is repeated while its job holds a place among those that are processed. */
  repeat: 2000,
  /** In the queue, before the next try: a quarter of the time since the first, within these limits. */
  leastRetry: 3000,
  mostRetry: 30_000,
  /** How long a job that was not sent may wait for a config, a provider or the end of a rate limit. */
  waiting: 60 * 60_000,
  /**
   * From the call to the end: the provider itself ends a prediction after half an hour (`Cancel-After`), and removes its
   * images an hour later.
   */
  prediction: 90 * 60_000,
  /** How long an interrupted call may take to show in the provider's list, and between two looks there. */
  settle: 5000,
  look: 1000,
  /** How far apart the clocks of store and provider may be. */
  clocks: 30_000,
};
