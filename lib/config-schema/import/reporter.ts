import { toPointer } from '../pointer';
import { error, info, limited, type ReportEntry, warning } from './report';

/** More than this is not even counted: who repeats what is known by then is not told. */
const MAX_KEPT = 10_000;

const LEVELS = ['error', 'warning', 'info'] as const;

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
  const lost = { error: 0, warning: 0, info: 0 };
  const add = (make: typeof error, path: readonly string[], message: string) => {
    const entry = make(toPointer(path), message);
    if (entries.size < MAX_KEPT) entries.set(`${entry.path} ${entry.message}`, entry);
    else lost[entry.level] += 1;
  };
  return {
    error(path, message) {
      errors += 1;
      add(error, path, message);
    },
    failed: () => errors > 0,
    warning: (path, message) => add(warning, path, message),
    info: (path, message) => add(info, path, message),
    unknown(path, keyword) {
      const known = unknown.get(keyword);
      if (known) known.places += 1;
      else if (unknown.size < MAX_KEPT) unknown.set(keyword, { path: [...path], places: 1 });
      else lost.info += 1;
    },
    entries() {
      const lines = [...unknown].map(([keyword, found]) => unknownLine(keyword, found));
      const all = [...entries.values(), ...lines];
      return LEVELS.flatMap((level) =>
        limited(
          all.filter((entry) => entry.level === level),
          lost[level],
        ),
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
