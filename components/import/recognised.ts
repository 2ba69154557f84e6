import { parametersOf } from '@/lib/config-schema';
import type { ImportForm } from './use-import-form';

const kinds = {
  replicate: 'Replicate model',
  fal: 'fal endpoint',
  openapi: 'OpenAPI document',
  'json-schema': 'JSON Schema',
};

/** What was recognised, in one sentence: "Replicate model, version 897a…; 7 parameters, 2 of them inputs". */
export function recognised({ preview, schema }: Pick<ImportForm, 'preview' | 'schema'>): string {
  if (!preview) return '';
  if (preview.kind === null) return 'Not recognised: the report says why.';
  const version = preview.suggested.provider_version;
  const kind = kinds[preview.kind] + (version ? `, version ${shortened(version)}` : '');
  if (!schema) return `${kind}. It cannot be imported as it stands: the report says why.`;
  const parameters = parametersOf(schema);
  const inputs = parameters.filter(({ role }) => role === 'input').length;
  return `${kind}; ${counted(parameters.length, 'parameter')}, ${inputs} of them ${inputs === 1 ? 'an input' : 'inputs'}.`;
}

function shortened(version: string): string {
  return version.length > 16 ? `${version.slice(0, 8)}…` : version;
}

/** How many lines there are: the last one may stand for more that are not listed. */
export function linesOf(entries: readonly { more?: number | undefined }[]): number {
  return entries.reduce((lines, { more = 1 }) => lines + more, 0);
}

/** "1 error", "2 errors". */
export function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
