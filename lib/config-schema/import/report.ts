import type { Pointer } from '../types';

/** One line of what importing a schema found; `path` points into what was given. `more`: it stands for so many lines. */
export type ReportEntry = {
  path: Pointer;
  level: 'info' | 'warning' | 'error';
  message: string;
  more?: number;
};

/** More lines of one level than this are counted, not listed. */
const MAX_LINES = 200;

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

/** The first lines of one level, and how many more there are; `lost`: of which nothing is known but that they are there. */
export function limited(entries: ReportEntry[], lost = 0): ReportEntry[] {
  const [first] = entries;
  const more = entries.length - MAX_LINES;
  if (more <= 0 || !first) return entries;
  const count = `${lost > 0 ? 'More than ' : ''}${more} more ${more === 1 ? 'line' : 'lines'} like these`;
  return [...entries.slice(0, MAX_LINES), { path: '', level: first.level, message: count, more }];
}

/** True if nothing may be stored. */
export function failed(report: readonly ReportEntry[]): boolean {
  return report.some(({ level }) => level === 'error');
}
