import { type Issue, segmentsOf, toPointer } from '@/lib/config-schema';
import type { ModelVersion } from '../input-builder';
import type { Pictures } from './pictures';
import type { SentAs } from './read-inputs';

/** Says what was found in the words of the request: its names, and a field by its name where it is missing. */
export type Wording = <Found extends Issue>(found: Found) => Found;

/** The wording for one request. */
export function wordingOf(
  version: ModelVersion,
  pictures: Pictures,
  sentAs: ReadonlyMap<string, SentAs>,
): Wording {
  return (found) => {
    const path = pathOf(found.path, sentAs);
    return { ...found, path, message: messageOf({ ...found, path }, version, pictures) };
  };
}

function pathOf(path: string, sentAs: ReadonlyMap<string, SentAs>): string {
  const [name, ...rest] = segmentsOf(path);
  const sent = name === undefined ? undefined : sentAs.get(name);
  return sent ? toPointer([sent.name, ...(sent.single ? rest.slice(1) : rest)]) : path;
}

function messageOf(
  { path, code, message }: Issue,
  { name }: ModelVersion,
  { image, inputs }: Pictures,
): string {
  if (code === 'required') return `${segmentsOf(path).join('.')} is required`;
  if (code !== 'unknown_parameter') return message;
  if (path === '/prompt') return `${name} takes no prompt`;
  if (path !== '/image') return message;
  return image !== null || inputs.length === 0
    ? `${name} takes no image`
    : `${name} takes several images: send each by its name (${inputs.join(', ')})`;
}
