import { logLine } from './log-line.mjs';

/** Logs one JSON line to standard error. Never give it secrets, bodies or headers. */
export function log(
  level: 'info' | 'warn' | 'error',
  message: string,
  fields: Record<string, unknown> = {},
): void {
  process.stderr.write(logLine(level, message, fields));
}
