import { describe, expect, test } from 'vitest';
import { buildPrompt, builtInLibrary } from '.';

const structure =
  'This is a photo of a real place. Keep the building exactly as it is: walls, ceiling, floor and floor plan, windows and the view through them, doors, stairs, and whatever is built in. Keep the camera where it stands, with the same frame, lens and perspective, and let light and shadow fall as they do now. Add only furniture and decoration that could be carried in, in their true size, and leave doors, windows and ways through free.';
const generic =
  'Furnish the place so that it looks lived in and inviting: a few simple pieces that suit it, in natural materials and soft colours.';
const rooms = {
  'living room':
    'Furnish it as a living room: a sofa and an armchair around a coffee table, a rug that holds them together, a low unit or a bookshelf along a wall, a reading lamp, a plant and a few cushions.',
  bedroom:
    'Furnish it as a bedroom: a made bed with its head to a closed wall, a bedside table with a lamp on each side, a wardrobe or a chest of drawers, curtains, and a soft rug beside the bed.',
  kitchen:
    'Furnish it as a kitchen: leave units, sink and appliances as they are, and put a few things in daily use on the worktop, such as a board, a bowl of fruit and herbs, with stools or a small table where there is space.',
  bathroom:
    'Furnish it as a bathroom: leave bath, shower, basin, toilet and tiles as they are, and add folded towels, a bath mat, a mirror where none hangs, a small shelf with a few bottles, and a plant.',
  'dining room':
    'Furnish it as a dining room: a table in the middle with chairs to match its size, a lamp that hangs above it, a sideboard along a wall, a picture, and a simple centrepiece on the table.',
  office:
    'Furnish it as a home office: a desk with its side to the window, a comfortable work chair, a desk lamp, a shelf with books and boxes, and cables out of sight.',
  entryway:
    'Furnish it as an entryway: a narrow console or a bench, hooks or a coat stand, a mirror, a runner on the floor and a place for shoes, with the way to every door kept clear.',
  outdoor:
    'Furnish it as an outdoor space: weatherproof seats around a low table, an outdoor rug, planters with greenery that suits the climate, and lanterns. Leave ground, fences, trees and the sky as they are.',
  default:
    'Furnish it for the use that its size and fittings suggest: one main piece, a few smaller ones around it, a lamp, a rug and a plant.',
};
const styles = {
  modern:
    'Make it modern: straight lines, low and plain furniture, smooth surfaces of wood, glass and metal, white and grey with one strong colour, and nothing that is only ornament.',
  contemporary:
    'Make it contemporary: soft curves beside clear lines, layers of fabric and texture, warm neutral colours with muted accents, and one large piece of art.',
  traditional:
    'Make it traditional: solid dark wood with turned or carved details, upholstery with patterns, pairs that stand in symmetry, patterned rugs, framed pictures, and warm, rich colours.',
  industrial:
    'Make it industrial: raw steel, worn leather and rough wood, open shelves, bare bulbs in metal shades, and a palette of charcoal, rust and brown.',
  scandinavian:
    'Make it Scandinavian: pale wood, white and light grey, slender legs, wool and linen, a few useful objects, green plants, and a bright and uncluttered whole.',
  default:
    'Make it calm and timeless: simple shapes, natural materials, and neutral colours that please most people.',
};

const library = builtInLibrary;
const roomWarning = {
  path: '/room_type',
  code: 'unknown_room_type',
  message: 'The prompt library has no such room type: its default text was used',
};
const styleWarning = {
  path: '/style',
  code: 'unknown_style',
  message: 'The prompt library has no such style: its default text was used',
};

const pairs = Object.entries(rooms).flatMap(([roomType, room]) =>
  Object.entries(styles).map(([style, look]) => ({ roomType, style, room, look })),
);

describe('the built-in library', () => {
  test.each(pairs)('$roomType, $style: structure, room and style, in this order', (pair) => {
    const { roomType, style, room, look } = pair;
    expect(buildPrompt({ library, roomType, style })).toStrictEqual({
      prompt: `${structure}\n\n${room}\n\n${look}`,
      warnings: [],
    });
  });

  test.each([
    {},
    { roomType: null, style: null, prompt: null },
    { roomType: ' ', style: '-', prompt: ' \n' },
  ])('nothing at all, as %j, gives the generic sentence', (job) => {
    expect(buildPrompt({ library, ...job })).toStrictEqual({
      prompt: `${structure}\n\n${generic}`,
      warnings: [],
    });
  });

  test('a room alone gets the default style, a style alone the default room', () => {
    expect(buildPrompt({ library, roomType: 'kitchen' })).toStrictEqual({
      prompt: `${structure}\n\n${rooms.kitchen}\n\n${styles.default}`,
      warnings: [],
    });
    expect(buildPrompt({ library, style: 'industrial' })).toStrictEqual({
      prompt: `${structure}\n\n${rooms.default}\n\n${styles.industrial}`,
      warnings: [],
    });
  });

  test('an unknown room or style falls back to the default one, with a warning', () => {
    expect(buildPrompt({ library, roomType: 'garage', style: 'modern' })).toStrictEqual({
      prompt: `${structure}\n\n${rooms.default}\n\n${styles.modern}`,
      warnings: [roomWarning],
    });
    expect(buildPrompt({ library, roomType: 'office', style: 'baroque' })).toStrictEqual({
      prompt: `${structure}\n\n${rooms.office}\n\n${styles.default}`,
      warnings: [styleWarning],
    });
    expect(buildPrompt({ library, roomType: 'constructor', style: '__proto__' })).toStrictEqual({
      prompt: `${structure}\n\n${rooms.default}\n\n${styles.default}`,
      warnings: [roomWarning, styleWarning],
    });
  });
});

test.each(['Living Room', 'living-room', ' LIVING_ROOM ', 'living _- room'])(
  '"%s" is the living room',
  (roomType) => {
    expect(buildPrompt({ library, roomType, style: 'Modern' })).toStrictEqual({
      prompt: `${structure}\n\n${rooms['living room']}\n\n${styles.modern}`,
      warnings: [],
    });
  },
);

test('a prompt of the job goes before everything, trimmed and without warnings', () => {
  const job = { library, roomType: 'garage', style: 'baroque', prompt: '\n Add a red sofa. \n' };
  expect(buildPrompt(job)).toStrictEqual({ prompt: 'Add a red sofa.', warnings: [] });
});

test('rooms and styles of an admin are found, before built-in ones of that name', () => {
  const edited = {
    ...library,
    structure: 'Keep the walls.',
    own_rooms: { kids_room: 'Add a bunk bed.', kitchen: 'Add an island.' },
    own_styles: { 'mid-century': 'Teak.' },
  };
  const promptOf = (roomType: string, style: string) =>
    buildPrompt({ library: edited, roomType, style }).prompt;
  expect(promptOf('Kids Room', 'MID century')).toBe('Keep the walls.\n\nAdd a bunk bed.\n\nTeak.');
  expect(promptOf('kitchen', 'mid-century')).toBe('Keep the walls.\n\nAdd an island.\n\nTeak.');
});

test('a text that is blank, or a default that is gone, leaves no gap', () => {
  const sparse = { ...library, structure: ' ', rooms: { kitchen: ' \n' }, styles: {}, generic: 'Any.' };
  expect(buildPrompt({ library: sparse })).toStrictEqual({ prompt: 'Any.', warnings: [] });
  expect(buildPrompt({ library: sparse, roomType: 'attic', style: 'modern' })).toStrictEqual({
    prompt: '',
    warnings: [roomWarning, styleWarning],
  });
});
