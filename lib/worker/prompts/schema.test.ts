import { describe, expect, test } from 'vitest';
import {
  configParametersOf,
  effectiveOf,
  type JsonObject,
  overridesOf,
  parametersOf,
  validate,
} from '@/lib/config-schema';
import { builtInLibrary, promptSchema } from '.';

const check = (overrides: JsonObject) => validate(promptSchema, effectiveOf(promptSchema, overrides));
const blank = 'Must be a text of at most 2,000 characters, and not blank';

test('the library has these texts, and every one of them is tuned here', () => {
  expect(configParametersOf(promptSchema)).toHaveLength(parametersOf(promptSchema).length);
  const names = Object.entries(builtInLibrary).map(([name, value]) =>
    typeof value === 'string' ? name : [name, ...Object.keys(value)],
  );
  expect(names).toEqual([
    'structure',
    [
      'rooms',
      'living_room',
      'bedroom',
      'kitchen',
      'bathroom',
      'dining_room',
      'office',
      'entryway',
      'outdoor',
      'default',
    ],
    ['own_rooms'],
    ['styles', 'modern', 'contemporary', 'traditional', 'industrial', 'scandinavian', 'default'],
    ['own_styles'],
    'generic',
  ]);
});

test('the built-in texts are valid, and nothing of them is an override', () => {
  expect(check({})).toEqual([]);
  expect(overridesOf(promptSchema, builtInLibrary)).toEqual({});
});

test('one text that is set leaves the others as they come', () => {
  const overrides = { rooms: { kitchen: 'Add stools.' }, own_rooms: { kids_room: 'Add a bunk bed.' } };
  expect(check(overrides)).toEqual([]);
  expect(effectiveOf(promptSchema, overrides)).toEqual({
    ...builtInLibrary,
    rooms: { ...builtInLibrary.rooms, kitchen: 'Add stools.' },
    own_rooms: { kids_room: 'Add a bunk bed.' },
  });
});

describe('refused is', () => {
  test.each<[JsonObject, string, string]>([
    [{ structure: ' \n' }, '/structure', blank],
    [{ generic: null }, '/generic', blank],
    [{ rooms: { kitchen: 'x'.repeat(2_001) } }, '/rooms/kitchen', blank],
    [{ own_styles: { boho: '' } }, '/own_styles/boho', blank],
    [{ rooms: { garage: 'Add a car.' } }, '/rooms/garage', 'Unknown parameter'],
    [{ garage: 'Add a car.' }, '/garage', 'Unknown parameter'],
    [
      { own_rooms: { 'Kids Room': 'Add a bunk bed.' } },
      '/own_rooms/Kids Room',
      'Use small letters, with _ between words, such as kids_room; at most 60 characters',
    ],
    [
      { own_styles: Object.fromEntries(Array.from({ length: 51 }, (_, index) => [`style_${index}`, 'x'])) },
      '/own_styles',
      'Must have at most 50 entries',
    ],
  ])('%.60j', (overrides, path, message) => {
    expect(check(overrides)).toEqual([{ path, code: expect.any(String), message }]);
  });
});
