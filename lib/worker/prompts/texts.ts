/** The texts of the built-in prompt library, in the words of this project. Names are in the form that `nameKey` gives. */

export const STRUCTURE =
  'This is a photo of a real place. Keep the building exactly as it is: walls, ceiling, floor and floor plan, ' +
  'windows and the view through them, doors, stairs, and whatever is built in. Keep the camera where it stands, ' +
  'with the same frame, lens and perspective, and let light and shadow fall as they do now. Add only furniture and ' +
  'decoration that could be carried in, in their true size, and leave doors, windows and ways through free.';

export const GENERIC =
  'Furnish the place so that it looks lived in and inviting: a few simple pieces that suit it, in natural materials ' +
  'and soft colours.';

/** What to put into a room. `default` is for a room that nobody named or that is not known. */
export const ROOMS = {
  living_room:
    'Furnish it as a living room: a sofa and an armchair around a coffee table, a rug that holds them together, a low ' +
    'unit or a bookshelf along a wall, a reading lamp, a plant and a few cushions.',
  bedroom:
    'Furnish it as a bedroom: a made bed with its head to a closed wall, a bedside table with a lamp on each side, a ' +
    'wardrobe or a chest of drawers, curtains, and a soft rug beside the bed.',
  kitchen:
    'Furnish it as a kitchen: leave units, sink and appliances as they are, and put a few things in daily use on the ' +
    'worktop, such as a board, a bowl of fruit and herbs, with stools or a small table where there is space.',
  bathroom:
    'Furnish it as a bathroom: leave bath, shower, basin, toilet and tiles as they are, and add folded towels, a bath ' +
    'mat, a mirror where none hangs, a small shelf with a few bottles, and a plant.',
  dining_room:
    'Furnish it as a dining room: a table in the middle with chairs to match its size, a lamp that hangs above it, a ' +
    'sideboard along a wall, a picture, and a simple centrepiece on the table.',
  office:
    'Furnish it as a home office: a desk with its side to the window, a comfortable work chair, a desk lamp, a shelf ' +
    'with books and boxes, and cables out of sight.',
  entryway:
    'Furnish it as an entryway: a narrow console or a bench, hooks or a coat stand, a mirror, a runner on the floor and ' +
    'a place for shoes, with the way to every door kept clear.',
  outdoor:
    'Furnish it as an outdoor space: weatherproof seats around a low table, an outdoor rug, planters with greenery that ' +
    'suits the climate, and lanterns. Leave ground, fences, trees and the sky as they are.',
  default:
    'Furnish it for the use that its size and fittings suggest: one main piece, a few smaller ones around it, a lamp, a ' +
    'rug and a plant.',
};

/** How it should look. `default` is for a style that nobody named or that is not known. */
export const STYLES = {
  modern:
    'Make it modern: straight lines, low and plain furniture, smooth surfaces of wood, glass and metal, white and grey ' +
    'with one strong colour, and nothing that is only ornament.',
  contemporary:
    'Make it contemporary: soft curves beside clear lines, layers of fabric and texture, warm neutral colours with muted ' +
    'accents, and one large piece of art.',
  traditional:
    'Make it traditional: solid dark wood with turned or carved details, upholstery with patterns, pairs that stand in ' +
    'symmetry, patterned rugs, framed pictures, and warm, rich colours.',
  industrial:
    'Make it industrial: raw steel, worn leather and rough wood, open shelves, bare bulbs in metal shades, and a palette ' +
    'of charcoal, rust and brown.',
  scandinavian:
    'Make it Scandinavian: pale wood, white and light grey, slender legs, wool and linen, a few useful objects, green ' +
    'plants, and a bright and uncluttered whole.',
  default:
    'Make it calm and timeless: simple shapes, natural materials, and neutral colours that please most people.',
};
