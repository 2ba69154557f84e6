import { expect, test } from 'vitest';
import type { JsonObject } from '@/lib/config-schema';
import { builtInLibrary, promptSchema } from '@/lib/worker/prompts';
import { libraryOf } from './library-of';

test('overrides stand over the built-in texts, also those that may not be saved', () => {
  expect(libraryOf(promptSchema, { rooms: { kitchen: 'Stools.' }, generic: '' })).toEqual({
    ...builtInLibrary,
    rooms: { ...builtInLibrary.rooms, kitchen: 'Stools.' },
    generic: '',
  });
});

test.each<JsonObject>([
  { generic: 5 },
  { rooms: null },
  { rooms: { kitchen: ['Stools.'] } },
  { own_styles: { boho: 1 } },
])('of %j nothing can be built', (overrides) => {
  expect(libraryOf(promptSchema, overrides)).toBeNull();
});
