import type { ParameterSchema } from '@/lib/config-schema';
import type { ImportAnswer, ImportModelBody } from '@/lib/domain/models/import-contract';
import { importModel } from '@/lib/domain/models/queries';
import { RequestError } from '@/lib/platform/client/call';
import { ProblemError } from '@/lib/platform/errors';

type Told = Pick<ImportAnswer, 'report' | 'kind' | 'operations' | 'operation' | 'suggested' | 'fetched'>;

/** What an import would make of a source, or as much of it as the refusal of one tells. */
export type Preview = Told & {
  /** Null where the source cannot be imported. */
  schema: ParameterSchema | null;
  /** The version to be made; null where it is refused, or where nothing changed. */
  version: number | null;
  /** Why it would be refused as it stands. */
  refusal: RequestError | null;
};

/**
 * Has an import rehearsed. Throws what says nothing of the source: it could not be fetched, what was fetched is too large to
 * be kept meanwhile, or the server failed.
 */
export async function readPreview(body: ImportModelBody, signal: AbortSignal): Promise<Preview> {
  const preview = await rehearsed(body, signal);
  if (body.copy === undefined && preview.fetched?.copy === null) throw tooLargeToKeep();
  return preview;
}

async function rehearsed(body: ImportModelBody, signal: AbortSignal): Promise<Preview> {
  try {
    const { data } = await importModel({ ...body, dry_run: true }, signal);
    return { ...data, schema: data.schema as ParameterSchema, refusal: null };
  } catch (error) {
    const told = error instanceof RequestError ? (error.problem as Partial<ImportAnswer> | null) : null;
    if (!(error instanceof RequestError) || !hasReport(told)) throw error;
    const { report, kind, operations, operation, suggested, fetched, schema = null } = told;
    return {
      report,
      kind,
      operations,
      operation,
      suggested,
      fetched,
      schema: schema as ParameterSchema | null,
      version: null,
      refusal: error,
    };
  }
}

function hasReport(told: Partial<ImportAnswer> | null): told is Told & Partial<ImportAnswer> {
  return Array.isArray(told?.report) && told.suggested !== undefined && told.operations !== undefined;
}

/** Every correction would ask for it again, and might get something else. */
function tooLargeToKeep(): RequestError {
  const message =
    'What was fetched is too large to be worked on here. Paste the part that describes the model.';
  const errors = [{ path: '/url', code: 'too_large', message, in: 'body' as const }];
  return new RequestError(422, new ProblemError('invalid', message, { errors }).toProblem(''));
}
