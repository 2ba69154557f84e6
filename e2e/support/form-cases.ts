import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { JsonObject } from '@/lib/config-schema';

// In the document of a test, URL is the document's own class, which Node takes for no file.
const folder = join(dirname(fileURLToPath(import.meta.url)), '../fixtures/form-cases');

/** One check of a case, over HTTP; a case runs them in order. */
export type FormCheck =
  /** The status of the import. */
  | { import: number }
  /** A regular expression that the import report matches. */
  | { report: string }
  /** A field of the config schema, and members that it has. */
  | { field: string; want: JsonObject }
  /** Of two writers with the same ETag the second gets `status`. */
  | { stale: { first: JsonObject; second: JsonObject }; status: number }
  /** Overrides to store, as a value or as the text that is sent, and what comes of it. */
  | {
      put?: JsonObject;
      put_text?: string;
      status: number;
      config?: JsonObject;
      config_text_contains?: string;
    }
  /** At least one of them holds. */
  | { any: FormCheck[] };

/** A small schema, and what is right after its import. */
export type FormCase = {
  id: string;
  /** The kind of error that it stands for. */
  kind: string;
  schema: JsonObject;
  checks: FormCheck[];
  /** What the form shows or does, for a browser test. */
  ui?: string;
};

/** The cases of `e2e/fixtures/form-cases`, by id. */
export function formCases(): FormCase[] {
  const files = readdirSync(folder).filter((file) => file.endsWith('.json'));
  return files.sort().map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as FormCase);
}
