/** Bytes that are no picture which could be kept. The message is a sentence for whoever sent them. */
export class UnusableImageError extends Error {
  override name = 'UnusableImageError';
}
