import { fingerprint, identical } from '@/lib/config-schema';
import type { ModelRow } from '@/lib/domain/models/server';
import type { VersionRecord } from '@/lib/domain/versions/server';
import type { ProblemEntry } from '@/lib/platform/errors';
import { type Entry, faultAt } from './registry-entries';

/** Whether an entry says what is stored already. When it was made is not part of it. */
export function isSame(row: VersionRecord, { given, parameters }: Entry): boolean {
  return row.version === given.version && differences(row, given, parameters).length === 0;
}

/** Why entries of one model cannot be registered beside the versions that it has. */
export function faultsOfModel(
  model: Pick<ModelRow, 'name' | 'kind' | 'archivedAt'>,
  known: VersionRecord[],
  entries: Entry[],
): ProblemEntry[] {
  const inProduction = known.find(({ status }) => status === 'production');
  const productions = entries.filter(({ given }) => given.status === 'production');
  return entries.flatMap((entry): ProblemEntry[] => {
    const { place, given, parameters } = entry;
    const row = known.find(({ version }) => version === given.version);
    if (row) {
      return differences(row, given, parameters).map((field) =>
        faultAt(`${place}/${field}`, `Version ${row.version} is here already, with another ${field}`),
      );
    }
    if (model.archivedAt !== null)
      return [faultAt(place, `${model.name} is archived, so it is read-only. Bring it back first`)];
    if (model.kind === 'built_in')
      return [faultAt(place, `${model.name} is built in: its versions come with Modelboard`)];
    if (given.status !== 'production') return [];
    const other = productions.find((production) => production !== entry);
    if (other && productions[0] !== entry)
      return [faultAt(`${place}/status`, `${other.place} is in production, too; a model has one at most`)];
    if (known.length === 0) return [];
    const now = inProduction
      ? `Version ${inProduction.version} is in production here`
      : 'The model is here already';
    return [faultAt(`${place}/status`, `${now}: register this one in staging, then activate it`)];
  });
}

type Field = 'path' | 'metadata' | 'status' | 'parameters_schema';

function differences(row: VersionRecord, given: Entry['given'], parameters: Entry['parameters']): Field[] {
  const fields: Field[] = [];
  if (row.path !== given.path) fields.push('path');
  if (row.status !== given.status) fields.push('status');
  if (!identical(row.metadata, given.metadata)) fields.push('metadata');
  // What was registered before roles were written down has a fingerprint of its own.
  const prints = [
    parameters.schemaFingerprint,
    ...(given.parameters_schema ? [fingerprint(given.parameters_schema)] : []),
  ];
  if (!prints.includes(row.schemaFingerprint)) fields.push('parameters_schema');
  return fields;
}
