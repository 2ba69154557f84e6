import type { Pointer } from '../types';

/** One line of what importing a schema found; `path` points into what was given. */
export type ReportEntry = { path: Pointer; level: 'info' | 'warning' | 'error'; message: string };

/** Nothing is stored. */
export function error(path: Pointer, message: string): ReportEntry {
  return { path, level: 'error', message };
}

/** Something is lost, or the provider contradicts itself. */
export function warning(path: Pointer, message: string): ReportEntry {
  return { path, level: 'warning', message };
}

/** Worth knowing, and nothing to do. */
export function info(path: Pointer, message: string): ReportEntry {
  return { path, level: 'info', message };
}

/** True if nothing may be stored. */
export function failed(report: readonly ReportEntry[]): boolean {
  return report.some(({ level }) => level === 'error');
}
