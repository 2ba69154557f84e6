import { readJsonText } from '@/components/shell/json-text';
import { isJsonObject, type JsonObject } from '@/lib/config-schema';
import type { NewVersion } from '@/lib/domain/registry/queries';
import { RequestError } from '@/lib/platform/client/call';

/** What the dialog holds: texts, as they are typed. */
export type VersionDraft = {
  version: string;
  path: string;
  description: string;
  metrics: { name: string; value: string }[];
  schema: string;
  status: 'staging' | 'archived';
};

/** Messages by the field that they belong to; `metric 0` is the first row of the metrics. */
export type DraftErrors = Partial<Record<string, string>>;

/** The version that a draft stands for, as the API takes it; or what is wrong with it. */
export function newVersionOf(
  modelName: string,
  draft: VersionDraft,
): { body: NewVersion; errors: null } | { body: null; errors: DraftErrors } {
  const errors: DraftErrors = {};
  const version = Number(draft.version);
  if (!/^\d{1,9}$/.test(draft.version.trim()) || version < 1)
    errors.version = 'Enter a whole number from 1 to 999999999';
  if (draft.path.trim() === '')
    errors.path = 'Say where the artefact lies, such as models/detector/v2/model.onnx';
  const metrics = metricsOf(draft.metrics, errors);
  const schema = schemaOf(draft.schema, errors);
  if (Object.keys(errors).length > 0) return { body: null, errors };
  const description = draft.description.trim();
  const metadata = {
    ...(description === '' ? {} : { description }),
    ...(Object.keys(metrics).length === 0 ? {} : { metrics }),
  };
  const parameters = schema === null ? {} : { parameters_schema: schema };
  const { status } = draft;
  return {
    body: { model_name: modelName, version, path: draft.path.trim(), metadata, status, ...parameters },
    errors: null,
  };
}

/** The metrics of the rows that say something. A row left empty is none. */
function metricsOf(rows: VersionDraft['metrics'], errors: DraftErrors): Record<string, number> {
  const metrics = new Map<string, number>();
  rows.forEach((row, index) => {
    const [name, text] = [row.name.trim(), row.value.trim()];
    if (name === '' && text === '') return;
    const value = Number(text);
    if (name === '') errors[`metric ${index}`] = 'Name it, such as accuracy';
    else if (metrics.has(name)) errors[`metric ${index}`] = `${name} stands there twice`;
    else if (text === '' || !Number.isFinite(value))
      errors[`metric ${index}`] = 'Enter a number, such as 0.82';
    else metrics.set(name, value);
  });
  return Object.fromEntries(metrics);
}

function schemaOf(text: string, errors: DraftErrors): JsonObject | null {
  if (text.trim() === '') return null;
  const { value, fault } = readJsonText(text);
  if (fault !== null) errors.schema = `Line ${fault.line}, column ${fault.column}: ${fault.message}`;
  else if (!isJsonObject(value)) errors.schema = 'Enter a JSON Schema: an object with properties';
  else return value;
  return null;
}

/** What the server refused, at the fields; empty where it is about none of them. */
export function refusedFields(error: unknown): DraftErrors {
  if (!(error instanceof RequestError)) return {};
  if (error.status === 409 && /has a version/.test(error.message)) return { version: error.message };
  const errors: DraftErrors = {};
  for (const { path, message } of error.problem?.errors ?? []) {
    const [, name, ...inner] = path.split('/');
    const field = name === 'parameters_schema' ? 'schema' : name;
    if (field !== 'schema' && field !== 'version' && field !== 'path') continue;
    const place = inner.length === 0 ? '' : `/${inner.join('/')}: `;
    errors[field] = [errors[field], place + message].filter(Boolean).join(' · ');
  }
  return errors;
}
