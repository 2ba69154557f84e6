import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { runs } from '@/e2e/support/runs';
import { readJsonText } from './json-text';

const jsonText = fc
  .tuple(fc.jsonValue(), fc.constantFrom(undefined, 2, '\t'))
  .map(([value, indent]) => JSON.stringify(value, null, indent));

function parsed(text: string): { value: unknown } | null {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
}

describe('readJsonText', () => {
  it('reads what JSON.parse reads, as it reads it', () => {
    fc.assert(
      fc.property(jsonText, (text) => {
        expect(readJsonText(text)).toMatchObject({ fault: null });
        expect(JSON.stringify(readJsonText(text).value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
    );
  });

  it('refuses what JSON.parse refuses, whatever was typed', () => {
    const edits = fc.tuple(
      jsonText,
      fc.nat(),
      fc.constantFrom('', '"', ',', '{', '}', ']', '\\', '\n', '0', 'e', ':'),
    );
    fc.assert(
      fc.property(edits, ([text, position, typed]) => {
        const at = position % (text.length + 1);
        const edited = text.slice(0, at) + typed + text.slice(at + 1);
        const ours = readJsonText(edited);
        if (parsed(edited) === null) expect(ours.fault).not.toBeNull();
        else if (ours.fault !== null) expect(ours.fault.message).toMatch(/occurs twice$/);
        else expect(JSON.stringify(ours.value)).toBe(JSON.stringify(JSON.parse(edited)));
      }),
      { numRuns: runs(500) },
    );
  });

  it.each([
    ['{\n  "steps": 5,\n}', 3, 1, 'Expected a name in double quotes'],
    ['{\n  "steps" 5\n}', 2, 11, 'Expected a colon'],
    ['{ "steps": }', 1, 12, 'Expected a value'],
    ['{ "steps": 5 "seed": 1 }', 1, 14, 'Expected a comma or }'],
    ['[1, 2', 1, 6, 'Expected a comma or ]'],
    ['{} {}', 1, 4, 'Expected the end of the text'],
    ['{ "steps": 1, "steps": 2 }', 1, 15, 'The name "steps" occurs twice'],
    ['{ "prompt": "one\ntwo" }', 1, 13, 'This text in quotes is not valid'],
  ])('names line and column: %j', (text, line, column, message) => {
    expect(readJsonText(text).fault).toMatchObject({ line, column, message });
  });

  it('knows where each value starts', () => {
    const { offsets } = readJsonText('{ "a/b": [10, { "c": true }] }');
    expect([...(offsets ?? [])]).toEqual([
      ['', 0],
      ['/a~1b', 9],
      ['/a~1b/0', 10],
      ['/a~1b/1', 14],
      ['/a~1b/1/c', 21],
    ]);
  });

  it('answers to a text that is nested too deeply', () => {
    expect(readJsonText('['.repeat(100_000)).fault?.message).toBe('Nested too deeply');
  });

  it('keeps a property named __proto__ as a property', () => {
    const { value } = readJsonText('{ "__proto__": { "a": 1 } }');
    expect(Object.keys(value as object)).toEqual(['__proto__']);
  });
});
