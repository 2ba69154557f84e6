import { toPointer } from '../pointer';
import { error, info, type ReportEntry, warning } from './report';

/** More lines of one kind than this are counted, not listed. */
const MAX_LINES = 200;

/** More than this is not even counted. */
const MAX_KEPT = 10_000;

/** Collects what an import finds. Paths are segments into the source. */
export type Reporter = {
  error(path: readonly string[], message: string): void;
  warning(path: readonly string[], message: string): void;
  info(path: readonly string[], message: string): void;
  /** One line for all places where a keyword means nothing to us. */
  unknown(path: readonly string[], keyword: string): void;
  /** True if a line says that nothing may be stored. */
  failed(): boolean;
  /** All lines so far, the worst first, each once. */
  entries(): ReportEntry[];
};

/** An empty report. */
export function createReporter(): Reporter {
  const entries = new Map<string, ReportEntry>();
  let errors = 0;
  const unknown = new Map<string, { path: readonly string[]; places: number }>();
  const add = (entry: ReportEntry) => {
    if (entries.size < MAX_KEPT) entries.set(`${entry.path} ${entry.message}`, entry);
  };
  return {
    error(path, message) {
      errors += 1;
      add(error(toPointer(path), message));
    },
    failed: () => errors > 0,
    warning: (path, message) => add(warning(toPointer(path), message)),
    info: (path, message) => add(info(toPointer(path), message)),
    unknown(path, keyword) {
      const known = unknown.get(keyword);
      if (known) known.places += 1;
      else if (unknown.size <= MAX_LINES) unknown.set(keyword, { path: [...path], places: 1 });
    },
    entries() {
      const lines = [...unknown].map(([keyword, found]) => unknownLine(keyword, found));
      const all = [...entries.values(), ...lines];
      return (['error', 'warning', 'info'] as const).flatMap((level) =>
        limited(all.filter((entry) => entry.level === level)),
      );
    },
  };
}

function unknownLine(keyword: string, { path, places }: { path: readonly string[]; places: number }) {
  const where = places === 1 ? '' : ` (at ${places} places)`;
  const message = `${keyword}: means nothing here, left out${where}`;
  // An extension or a hint for documents says nothing about what is allowed; anything else may be a slip.
  const harmless = /^x-|^\$|^(comment|xml|externalDocs)$/.test(keyword);
  return harmless ? info(toPointer(path), message) : warning(toPointer(path), message);
}

function limited(entries: ReportEntry[]): ReportEntry[] {
  const [first] = entries;
  if (entries.length <= MAX_LINES || !first) return entries;
  const rest = entries.length - MAX_LINES;
  return [...entries.slice(0, MAX_LINES), { ...first, path: '', message: `${rest} more lines like these` }];
}
