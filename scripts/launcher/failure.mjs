/** A failure that people can mend: its message is one line that says what is wrong and what to do. No stack is shown. */
export class Failure extends Error {
  name = 'Failure';
}

/**
 * The line that is printed for an error. Only unexpected errors show where they come from.
 * @param {unknown} error
 */
export function lineOf(error) {
  if (error instanceof Failure) return `modelboard: ${error.message}`;
  return `modelboard: unexpected error\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`;
}

/**
 * The error code of Node's own errors (`ENOENT`, `EADDRINUSE`), or an empty string.
 * @param {unknown} error
 */
export function codeOf(error) {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}
