import { importRefusal } from '@/components/shell/import-refusal';
import type { ImportForm } from './use-import-form';

/** Why nothing can be imported now; null where it can. */
export function importReason(form: ImportForm): string | null {
  const { model, source, sourceError, preview, schema, isSettled, problem, identity, version } = form;
  const refusal = model && importRefusal(model);
  if (refusal !== null) return refusal;
  if (source.reasonBehind !== null) return source.reasonBehind;
  if (sourceError !== null) return 'The source could not be read';
  if (preview && !isSettled) return 'Looking at it…';
  if (!preview) return 'Reading the source…';
  if (!schema) {
    return preview.operations.length > 0 && preview.operation === null
      ? 'Choose an operation first'
      : 'The report has errors, so nothing can be imported';
  }
  if (model === null && identity.model_id.trim() === '') return 'Give the model an id';
  if (problem.fields.length > 0) return 'Correct what the model is called';
  if (problem.rest !== null) return 'It would be refused as it stands';
  if (version === null) return 'Nothing changed: the model has a version with this schema';
  return null;
}

/** What Import does, for those about to press it. */
export function importEffect({ model, version, identity }: ImportForm): string {
  return model
    ? `Version ${version} of ${model.name}, in staging: nothing changes for workers until it is promoted`
    : `${identity.model_id.trim()}: version ${version}, live for workers that name it`;
}
