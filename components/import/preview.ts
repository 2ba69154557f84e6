import type { ParameterSchema } from '@/lib/config-schema';
import type { ImportAnswer, ImportModelBody } from '@/lib/domain/models/import-contract';
import { importModel } from '@/lib/domain/models/queries';
import { RequestError } from '@/lib/platform/client/call';

type Told = Pick<ImportAnswer, 'report' | 'kind' | 'operations' | 'operation' | 'suggested'>;

/** What an import would make of a source, or as much of it as the refusal of one tells. */
export type Preview = Told & {
  /** Null where the source cannot be imported. */
  schema: ParameterSchema | null;
  /** The version to be made; null where it is refused, or where nothing changed. */
  version: number | null;
  /** Why it would be refused as it stands. */
  refusal: RequestError | null;
};

/** Has an import rehearsed. Throws what says nothing of the source: it could not be fetched, or the server failed. */
export async function readPreview(body: ImportModelBody, signal: AbortSignal): Promise<Preview> {
  try {
    const { data } = await importModel({ ...body, dry_run: true }, signal);
    return { ...data, schema: data.schema as ParameterSchema, refusal: null };
  } catch (error) {
    const told = error instanceof RequestError ? (error.problem as Partial<ImportAnswer> | null) : null;
    if (!(error instanceof RequestError) || !hasReport(told)) throw error;
    const { report, kind, operations, operation, suggested, schema = null } = told;
    return {
      report,
      kind,
      operations,
      operation,
      suggested,
      schema: schema as ParameterSchema | null,
      version: null,
      refusal: error,
    };
  }
}

function hasReport(told: Partial<ImportAnswer> | null): told is Told & Partial<ImportAnswer> {
  return Array.isArray(told?.report) && told.suggested !== undefined && told.operations !== undefined;
}
