/** @typedef {Record<string, unknown>} Schema */
/** @typedef {{ schema: Schema, changed?: unknown, typed?: string, long?: boolean, leaves?: number }} Kind */

const words = (count) => Array.from({ length: count }, (_, index) => `style ${index + 1}`);
const closed = (properties, required = []) => ({
  type: 'object',
  properties,
  required,
  additionalProperties: false,
});

/**
 * Every kind of parameter: `changed` is another value than its default, `typed` the keys that are typed into it,
 * `leaves` how many parameters it counts for.
 * @type {Record<string, Kind>}
 */
const KINDS = {
  text: { schema: { type: 'string', default: 'calm' }, changed: 'wild', typed: 'abcdefgh' },
  long_text: {
    schema: { type: 'string', maxLength: 4000, default: 'A quiet street in the morning. '.repeat(8) },
    changed: 'Night.',
    typed: ' at noon',
    long: true,
  },
  choice: { schema: { type: 'string', enum: ['png', 'jpg', 'webp'], default: 'webp' }, changed: 'png' },
  steps: {
    schema: { type: 'integer', minimum: 1, maximum: 2_000_000_000, default: 28 },
    changed: 30,
    typed: '1234567',
  },
  strength: { schema: { type: 'number', minimum: 0, maximum: 1, default: 0.5 }, changed: 0.7 },
  is_safe: { schema: { type: 'boolean', default: true }, changed: false },
  group: {
    schema: closed({
      inner_text: { type: 'string', default: 'soft', description: 'Inside a group.' },
      inner_number: { type: 'number', default: 2.5 },
      inner_switch: { type: 'boolean', default: false },
    }),
    changed: { inner_text: 'hard', inner_number: 3, inner_switch: true },
    leaves: 3,
  },
  free_number: { schema: { type: 'number', default: 7.5 }, changed: 8, typed: '1234567' },
  whole_number: { schema: { type: 'integer', default: 4 }, changed: 5 },
  number_choice: { schema: { type: 'integer', enum: [4, 6, 8], default: 6 }, changed: 8 },
  nullable_text: { schema: { type: ['string', 'null'], default: null }, changed: 'here' },
  optional_text: { schema: { type: 'string' }, changed: 'set', typed: 'abcdefgh' },
  optional_number: { schema: { type: 'number', minimum: 0 }, changed: 3 },
  tags: {
    schema: { type: 'array', items: { type: 'string' }, default: ['sharp', 'warm'] },
    changed: ['sharp', 'cold'],
  },
  weights: {
    schema: { type: 'array', items: { type: 'number' }, default: [0.2, 0.5] },
    changed: [0.3, 0.5],
  },
  adapters: {
    schema: {
      type: 'array',
      items: closed({ path: { type: 'string' }, scale: { type: 'number' } }, ['path']),
      default: [{ path: 'styles/ink', scale: 0.8 }],
    },
    changed: [{ path: 'styles/oil', scale: 1 }],
  },
  headers: {
    schema: { type: 'object', additionalProperties: { type: 'string' }, default: { accept: 'image/webp' } },
    changed: { accept: 'image/png' },
  },
  size: { schema: { anyOf: [{ type: 'integer' }, { type: 'string' }], default: 1024 }, changed: 2048 },
  day: { schema: { type: 'string', format: 'date', default: '2026-11-21' }, changed: '2026-12-24' },
  moment: {
    schema: { type: 'string', format: 'date-time', default: '2026-11-21T10:00:00Z' },
    changed: '2026-12-24T18:00:00Z',
  },
  colour: { schema: { type: 'string', format: 'color', default: '#4f46e5' }, changed: '#0f7b4a' },
  address: {
    schema: { type: 'string', format: 'uri', default: 'https://example.com/a' },
    changed: 'https://example.com/b',
  },
  style: { schema: { type: 'string', enum: words(40), default: 'style 7' }, changed: 'style 8' },
};

/**
 * A schema with this many parameters, of every kind in turn. A group counts for the parameters inside it.
 * @param {number} count
 * @returns {{ schema: Schema, defaults: object, changed: object, titles: string[], longNames: string[],
 *   typing: { name: string, keys: string }[] }} `changed` differs from the defaults in every parameter; `titles` is what
 *   a form must show; `typing` is where and what a person types, spread over the whole form
 */
export function makeForm(count) {
  const kinds = Object.entries(KINDS);
  /** @type {[name: string, kind: Kind][]} */
  const chosen = [];
  let leaves = 0;
  for (let index = 0; leaves < count; index += 1) {
    const [name, kind] = /** @type {[string, Kind]} */ (kinds[index % kinds.length]);
    const fits = leaves + (kind.leaves ?? 1) <= count;
    chosen.push(fits ? [`${name}_${index}`, kind] : [`text_${index}`, /** @type {Kind} */ (KINDS.text)]);
    leaves += fits ? (kind.leaves ?? 1) : 1;
  }
  const titled = chosen.map(([name, kind]) => [name, titledSchema(name, kind.schema)]);
  const entries = (/** @type {(kind: Kind) => unknown} */ of) =>
    Object.fromEntries(
      chosen.map(([name, kind]) => [name, of(kind)]).filter(([, value]) => value !== undefined),
    );
  return {
    schema: { type: 'object', properties: Object.fromEntries(titled) },
    defaults: entries((kind) => defaultOf(kind.schema)),
    changed: entries((kind) => kind.changed),
    titles: titled.map(([, schema]) => schema.title),
    longNames: chosen.filter(([, kind]) => kind.long).map(([name]) => name),
    typing: spread(chosen.filter(([, kind]) => kind.typed !== undefined)),
  };
}

function titledSchema(name, schema) {
  const title = name.replaceAll('_', ' ');
  return {
    title: title.charAt(0).toUpperCase() + title.slice(1),
    description: `What ${title} does.`,
    ...schema,
  };
}

function defaultOf(schema) {
  if (!schema.properties) return schema.default;
  return Object.fromEntries(
    Object.entries(schema.properties).map(([name, { default: value }]) => [name, value]),
  );
}

/** Twelve places at most, from the first to the last. */
function spread(chosen) {
  const places = Math.min(12, chosen.length);
  const step = (chosen.length - 1) / Math.max(1, places - 1);
  return Array.from({ length: places }, (_, index) => {
    const [name, kind] = chosen[Math.round(index * step)];
    return { name, keys: kind.typed };
  });
}
