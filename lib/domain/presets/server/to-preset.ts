import { effectiveOf, type ParameterSchema, validate } from '@/lib/config-schema';
import { limitErrors } from '@/lib/platform/errors';
import type { Preset } from '../contract';
import type { PresetRow } from './repository';

/** A preset as the API shows it, held against the schema that is in production now. */
export function toPreset(row: PresetRow, schema: ParameterSchema): Preset {
  return {
    id: row.id,
    name: row.name,
    overrides: row.overrides,
    version: row.version,
    revision: row.revision,
    updated_at: row.updatedAt.toISOString(),
    updated_by: row.updatedBy,
    ...limitErrors(validate(schema, effectiveOf(schema, row.overrides))),
  };
}
