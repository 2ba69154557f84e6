/** Every duration that the SDK knows, in milliseconds. */
export type Timing = {
  /** Until an answer begins. */
  answerMs: number;
  /** Until an answer that has begun is there in full. */
  bodyMs: number;
  /** Between two polls while there is no stream, and between two tries while the server is away. */
  pollMs: number;
  /** Between two polls while the stream is alive: they tell that the server still reaches its database. */
  checkMs: number;
  /** After a 401 or 403: the first pause, and the longest. */
  refusedMs: number;
  refusedMaxMs: number;
  /** How often the token is looked at again while it is refused, where a function gives it. Asks nobody. */
  tokenMs: number;
  /** Until the stream is tried again: the first pause, and the longest. */
  streamMs: number;
  streamMaxMs: number;
  /** A stream that lived so long is healthy: the next pause is the first one again. */
  healthyMs: number;
  /** A stream on which nothing is heard for so long is dead. The server says something every 15 s. */
  silenceMs: number;
  /** Until a snapshot that was taken in is acknowledged. */
  ackMs: number;
  /** Until a server that is behind is asked again; doubles up to `pollMs`. */
  behindMs: number;
  /** A server that is behind for so long is an alarm: others may lag for a moment. */
  behindAlarmMs: number;
  /** A database that was left is taken again only when the present one has not answered for so long. */
  leftMs: number;
  /** Between two writes of the cache file that bring nothing but a newer time. */
  rewriteMs: number;
  /** How long `ready()` waits unless told. */
  readyMs: number;
};

export const TIMING: Timing = {
  answerMs: 4_000,
  bodyMs: 20_000,
  pollMs: 2_000,
  checkMs: 15_000,
  refusedMs: 1_000,
  refusedMaxMs: 60_000,
  tokenMs: 1_000,
  streamMs: 1_000,
  streamMaxMs: 30_000,
  healthyMs: 60_000,
  silenceMs: 40_000,
  ackMs: 200,
  behindMs: 20,
  behindAlarmMs: 5_000,
  leftMs: 10_000,
  rewriteMs: 60_000,
  readyMs: 10_000,
};
