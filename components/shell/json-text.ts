import { type JsonValue, type Pointer, toPointer } from '@/lib/config-schema';

/** Where a text stops being JSON. `line` and `column` count from 1, `offset` from 0. */
export type TextFault = { line: number; column: number; offset: number; message: string };

/** A text read as JSON, with the offset at which each value starts; or the first fault. */
export type TextReading =
  | { value: JsonValue; offsets: Map<Pointer, number>; fault: null }
  | { value: null; offsets: null; fault: TextFault };

const MAX_DEPTH = 100;
const SPACE = /[\t\n\r ]*/y;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
/** From the space on, without the quote and the backslash: control characters are not allowed (RFC 8259 §7). */
const STRING = /"(?:[ !#-[\]-\uffff]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"/y;
const WORD = /true|false|null/y;

class Fault extends Error {
  constructor(
    readonly offset: number,
    message: string,
  ) {
    super(message);
  }
}

/**
 * Reads a text as JSON (RFC 8259). `JSON.parse` names the place of a fault differently in each browser and
 * drops a name that occurs twice; this gives line and column, and treats such a name as a fault.
 */
export function readJsonText(text: string): TextReading {
  const reader = new Reader(text);
  try {
    const value = reader.value([]);
    reader.end();
    return { value, offsets: reader.offsets, fault: null };
  } catch (error) {
    if (!(error instanceof Fault)) throw error;
    const { offset, message } = error;
    return { value: null, offsets: null, fault: { ...placeOf(text, offset), offset, message } };
  }
}

/** Line and column of an offset, both from 1. */
export function placeOf(text: string, offset: number): { line: number; column: number } {
  const before = text.slice(0, offset).split('\n');
  return { line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
}

class Reader {
  readonly offsets = new Map<Pointer, number>();
  private at = 0;

  constructor(private readonly text: string) {}

  value(path: string[]): JsonValue {
    this.token(SPACE);
    if (path.length > MAX_DEPTH) throw new Fault(this.at, 'Nested too deeply');
    this.offsets.set(toPointer(path), this.at);
    if (this.take('{')) return this.object(path);
    if (this.take('[')) return this.list(path);
    const scalar = this.token(STRING) ?? this.token(NUMBER) ?? this.token(WORD);
    if (scalar !== null) return JSON.parse(scalar) as JsonValue;
    throw new Fault(
      this.at,
      this.text[this.at] === '"' ? 'This text in quotes is not valid' : 'Expected a value',
    );
  }

  end(): void {
    this.token(SPACE);
    if (this.at < this.text.length) throw new Fault(this.at, 'Expected the end of the text');
  }

  private object(path: string[]): JsonValue {
    const entries = new Map<string, JsonValue>();
    this.token(SPACE);
    if (this.take('}')) return {};
    do {
      this.token(SPACE);
      const start = this.at;
      const name = this.token(STRING);
      if (name === null) throw new Fault(start, 'Expected a name in double quotes');
      const key = JSON.parse(name) as string;
      if (entries.has(key)) throw new Fault(start, `The name ${name} occurs twice`);
      this.token(SPACE);
      if (!this.take(':')) throw new Fault(this.at, 'Expected a colon');
      entries.set(key, this.value([...path, key]));
      this.token(SPACE);
    } while (this.take(','));
    if (!this.take('}')) throw new Fault(this.at, 'Expected a comma or }');
    return Object.fromEntries(entries);
  }

  private list(path: string[]): JsonValue {
    const items: JsonValue[] = [];
    this.token(SPACE);
    if (this.take(']')) return items;
    do {
      items.push(this.value([...path, String(items.length)]));
      this.token(SPACE);
    } while (this.take(','));
    if (!this.take(']')) throw new Fault(this.at, 'Expected a comma or ]');
    return items;
  }

  private take(character: string): boolean {
    if (this.text[this.at] !== character) return false;
    this.at += 1;
    return true;
  }

  private token(pattern: RegExp): string | null {
    pattern.lastIndex = this.at;
    const found = pattern.exec(this.text)?.[0] ?? null;
    if (found !== null) this.at += found.length;
    return found;
  }
}
