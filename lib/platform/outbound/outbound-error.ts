/** Why a request to another server gave nothing. */
export type OutboundReason =
  | 'url'
  | 'address'
  | 'name'
  | 'connection'
  | 'timeout'
  | 'redirects'
  | 'too_large'
  | 'encoding';

/** A request to another server that failed. The message is a sentence for whoever gave the address. */
export class OutboundError extends Error {
  override name = 'OutboundError';
  readonly reason: OutboundReason;

  constructor(reason: OutboundReason, message: string, cause?: unknown) {
    super(message, { cause });
    this.reason = reason;
  }
}
