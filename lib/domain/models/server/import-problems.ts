import type { ImportedSchema } from '@/lib/config-schema/import';
import { type ProblemEntry, ProblemError } from '@/lib/platform/errors';
import type { ImportAnswer } from '../import-contract';
import { describeImport } from './import-source';

/** What to answer for a source that cannot be imported: its report, the choices that it leaves, and what was fetched. */
export function refusedSource(imported: ImportedSchema, fetched: ImportAnswer['fetched']): ProblemError {
  const entries = imported.report
    .filter(({ level }) => level === 'error')
    .map(({ path, message }): ProblemEntry => {
      // Of what was fetched, the body holds no more than the address.
      return { path: fetched ? '/url' : `/source${path}`, code: 'source', message, in: 'body' };
    });
  const errors = [...new Map(entries.toReversed().map((entry) => [entry.path, entry])).values()].toReversed();
  return new ProblemError('invalid', 'The source cannot be imported; see report. Nothing was stored.', {
    errors,
    members: { ...describeImport(imported), fetched },
  });
}

/**
 * A conflict with what the import said all the same, so that a screen can go on showing it, and with the place of the name
 * that is taken; any other error as it is.
 */
export function withImport(error: unknown, id: string, members: Record<string, unknown>): unknown {
  if (!(error instanceof ProblemError) || error.code !== 'conflict') return error;
  const { taken } = error.members;
  const path = taken === id ? '/model_id' : '/slug';
  const entry: ProblemEntry = { path, code: 'taken', message: error.message, in: 'body' };
  return new ProblemError('conflict', error.message, {
    errors: taken === undefined ? error.errors : [entry],
    members: { ...members, ...error.members },
    cause: error,
  });
}
