import { isJsonObject } from '../json';
import { toPointer, valueAt } from '../pointer';
import { readJson } from '../read-json';
import { convertSource } from './convert-source';
import { recognise } from './recognise';
import { error } from './report';
import type { ImportedSchema } from './types';

/** What the caller chose. */
export type ImportOptions = {
  /** `id` of one of the operations that an earlier answer listed. */
  operation?: string;
  /** Exactly these parameters, and every secret, come with each job. Left out: guessed. */
  inputs?: readonly string[];
};

/** A document carries its schemas a few levels down, and a level of schemas takes two of JSON. */
const MAX_SOURCE_DEPTH = 200;
/** Objects and lists; OpenAI's whole document, one of the largest, has about 100,000. */
const MAX_SOURCE_VALUES = 300_000;

/**
 * Makes a provider's description of a model's parameters one that can be stored, and says line by line what it could
 * not keep. Takes any value and never throws; below 5 MiB it answers within a second.
 */
export function importSchema(source: unknown, options: ImportOptions = {}): ImportedSchema {
  const reading = readJson(source, {
    maxDepth: MAX_SOURCE_DEPTH,
    maxValues: MAX_SOURCE_VALUES,
    anyInteger: true,
  });
  const located = recognise(reading.value ?? null, options.operation);
  const { kind, operations, operation, suggested } = located;
  const rest = { kind, operations, operation, suggested };
  if (reading.value === undefined) {
    return { schema: null, report: reading.issues.map(({ path, message }) => error(path, message)), ...rest };
  }
  const document = valueAt(reading.value, toPointer(located.base));
  if (!isJsonObject(document) || !located.path) return { schema: null, report: located.report, ...rest };
  const found = { ...located, document, path: located.path.slice(located.base.length) };
  return { ...convertSource(found, reading.issues, options.inputs), ...rest };
}
