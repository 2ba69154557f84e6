import { placeOf, readJsonText, type TextFault } from '@/components/shell/json-text';
import type { JsonValue, Pointer } from '@/lib/config-schema';

/** Bytes of JSON that can be sent: 1 MiB for a request, less what is sent beside the source. */
const MAX_BYTES = 1024 * 1024 - 16 * 1024;

/** Why a text is no source; `place` is null where it is about the whole text. */
export type SourceFault = { message: string; place: Omit<TextFault, 'message'> | null };

/** What a text holds, with the offsets of its values where it is JSON; or its first fault. */
export type SourceReading =
  | { value: JsonValue; offsets: ReadonlyMap<Pointer, number> | null; fault: null }
  | { value: null; offsets: null; fault: SourceFault };

/** Reads what was pasted or opened: JSON, or YAML, whose reader is loaded only when it is needed. */
export async function readSourceText(text: string): Promise<SourceReading> {
  if (sizeOf(text) > MAX_BYTES) return refused(tooLarge(sizeOf(text)));
  if (!/^\s*[[{"]/.test(text)) return readYaml(text);
  const { value, offsets, fault } = readJsonText(text.replace(/^\uFEFF/, ''));
  if (fault === null) return { value, offsets, fault };
  const { message, ...place } = fault;
  return refused(message, place);
}

/** What is said of a file or a text that is too large to be sent. `bytes` is its size. */
export function tooLarge(bytes: number): string {
  const megabytes = (bytes / 1024 / 1024).toFixed(1);
  return `This is ${megabytes} MB, and at most 1 MB can be sent. Give its address instead: from there up to 5 MB are fetched.`;
}

/** A file this large is not even opened: what it holds could not be sent. */
export const isTooLarge = (bytes: number) => bytes > MAX_BYTES;

/** A text that is only words, such as a web page, is a value of YAML too: what it is, the server says. */
async function readYaml(text: string): Promise<SourceReading> {
  const { parseDocument } = await import('yaml');
  const document = parseDocument(text, { prettyErrors: false, merge: true });
  const [fault] = document.errors;
  if (fault && !text.trimStart().startsWith('<')) {
    const [offset] = fault.pos;
    const message =
      fault.code === 'MULTIPLE_DOCS'
        ? 'Another YAML document begins here, and only one can be read: leave the others out'
        : `This is neither JSON nor YAML: ${fault.message}`;
    return refused(message, { ...placeOf(text, offset), offset });
  }
  try {
    const value: unknown = fault ? text : document.toJS();
    // Through JSON: an alias becomes a copy, and what JSON has no word for becomes null, as the server would see it.
    const json = JSON.stringify(typeof value === 'string' ? text : value) ?? 'null';
    if (sizeOf(json) > MAX_BYTES) return refused(tooLarge(sizeOf(json)));
    return { value: JSON.parse(json) as JsonValue, offsets: null, fault: null };
  } catch {
    return refused('This YAML repeats parts of itself too often, or holds itself. Write those parts out.');
  }
}

function sizeOf(text: string): number {
  return new TextEncoder().encode(text).length;
}

function refused(message: string, place: SourceFault['place'] = null): SourceReading {
  return { value: null, offsets: null, fault: { message, place } };
}
