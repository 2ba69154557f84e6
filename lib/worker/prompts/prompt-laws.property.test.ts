import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { runs } from '@/e2e/support/runs';
import { effectiveOf, type JsonObject, validate } from '@/lib/config-schema';
import { buildPrompt, builtInLibrary, type PromptLibrary, promptSchema } from '.';
import { nameKey } from './name-key';

const text = fc.string({ minLength: 1, maxLength: 40 }).filter((value) => value.trim() !== '');
const name = fc.oneof(
  fc.constantFrom(...Object.keys(builtInLibrary.rooms), ...Object.keys(builtInLibrary.styles)),
  fc.string({ minLength: 1, maxLength: 12, unit: 'grapheme' }).map(nameKey).filter(Boolean),
);
const some = (keys: string[]) =>
  fc.record(Object.fromEntries(keys.map((key) => [key, text])), { requiredKeys: [] });

/** Libraries as an admin may make them, and now and then one that was read in a foreign state. */
const library = fc
  .record(
    {
      structure: text,
      rooms: some(Object.keys(builtInLibrary.rooms)),
      own_rooms: fc.dictionary(name, text, { maxKeys: 3 }),
      styles: some(Object.keys(builtInLibrary.styles)),
      own_styles: fc.dictionary(name, text, { maxKeys: 3 }),
      generic: text,
    },
    { requiredKeys: [] },
  )
  .map((overrides) => effectiveOf(promptSchema, overrides as JsonObject) as PromptLibrary);

const blank = fc.constantFrom(undefined, null, '', ' ', '\n\t');
const job = fc.record({
  roomType: fc.oneof(name, fc.string(), blank),
  style: fc.oneof(name, fc.string(), blank),
});

/** The same name, otherwise spelt. */
const spelt = (key: string, separator: string, upper: boolean) => {
  const written = key.replaceAll('_', separator);
  return upper ? written.toUpperCase() : written;
};

describe('for any library and job', () => {
  test('the structure stands first and there is more than it; nothing is changed', () => {
    fc.assert(
      fc.property(library, job, (texts, asked) => {
        const before = structuredClone(texts);
        const { prompt, warnings } = buildPrompt({ library: texts, ...asked });
        const start = `${texts.structure.trim()}\n\n`;
        expect(prompt.startsWith(start)).toBe(true);
        expect(prompt.length).toBeGreaterThan(start.length);
        expect(prompt.trim()).toBe(prompt);
        expect(warnings.length).toBeLessThanOrEqual(2);
        expect(texts).toEqual(before);
        expect(buildPrompt({ library: texts, ...asked })).toEqual({ prompt, warnings });
      }),
    );
  });

  test('a prompt of its own is all there is', () => {
    fc.assert(
      fc.property(library, job, text, (texts, asked, prompt) => {
        expect(buildPrompt({ library: texts, ...asked, prompt })).toEqual({
          prompt: prompt.trim(),
          warnings: [],
        });
      }),
    );
  });

  test('a blank one is as none', () => {
    fc.assert(
      fc.property(library, job, blank, (texts, asked, prompt) => {
        const built = buildPrompt({ library: texts, ...asked, prompt });
        expect(built).toEqual(buildPrompt({ library: texts, ...asked }));
      }),
    );
  });

  test('what is warned of is what the default stands for', () => {
    fc.assert(
      fc.property(library, job, (texts, asked) => {
        const { prompt, warnings } = buildPrompt({ library: texts, ...asked });
        const unknown = warnings.map(({ path }) => path);
        const settled = {
          roomType: unknown.includes('/room_type') ? 'default' : asked.roomType,
          style: unknown.includes('/style') ? 'default' : asked.style,
        };
        expect(buildPrompt({ library: texts, ...settled })).toEqual({ prompt, warnings: [] });
      }),
    );
  });

  test('every name is found in each of its spellings', () => {
    const known = library.chain((texts) =>
      fc.record({
        texts: fc.constant(texts),
        roomType: fc.constantFrom(...Object.keys({ ...texts.rooms, ...texts.own_rooms })),
        style: fc.constantFrom(...Object.keys({ ...texts.styles, ...texts.own_styles })),
        separator: fc.constantFrom('_', ' ', '-', ' - '),
      }),
    );
    fc.assert(
      fc.property(known, ({ texts, roomType, style, separator }) => {
        const built = buildPrompt({ library: texts, roomType, style });
        expect(built.warnings).toEqual([]);
        expect(built.prompt).toContain((texts.own_rooms[roomType] ?? texts.rooms[roomType])?.trim());
        expect(built.prompt).toContain((texts.own_styles[style] ?? texts.styles[style])?.trim());
        const otherwise = {
          roomType: spelt(roomType, separator, false),
          style: spelt(style, separator, false),
        };
        expect(buildPrompt({ library: texts, ...otherwise })).toEqual(built);
      }),
    );
  });
});

test('a name that the schema takes is in one form, so that no two of a library mean the same', () => {
  fc.assert(
    fc.property(fc.oneof(name, fc.string({ minLength: 1, unit: 'grapheme' })), (key) => {
      const issues = validate(promptSchema, { ...builtInLibrary, own_rooms: { [key]: 'Add a lamp.' } });
      const isRefused = issues.some(({ code }) => code === 'propertyNames');
      if (issues.length === 0) expect(nameKey(key)).toBe(key.normalize('NFC'));
      if (nameKey(key) === key && key.length <= 60) expect(isRefused).toBe(false);
    }),
    { numRuns: runs(500) },
  );
});
