/** Something that people can put right stops the start: one line that says what to do. */
export class StartUpError extends Error {
  override name = 'StartUpError';
}
